using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;
using Millrace.Embedded.Mongo.Cursors;
using Millrace.Embedded.Mongo.Geo;
using Millrace.Embedded.Mongo.Query;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>The query of a find, checked and compiled.</summary>
internal sealed class FindQuery
{
    private readonly BsonDocument _conditions;
    private readonly Matcher _matcher;
    private readonly SortSpec? _sort;
    private readonly BsonValue _hint;
    private readonly Projection? _projection;
    private readonly long _skip;
    private readonly long? _limit;

    /// <param name="body">The fields of a find.</param>
    /// <param name="scope">The command's variables.</param>
    /// <param name="search">A search by distance that is not in the filter but beside it.</param>
    /// <exception cref="CommandException">A part of the query is malformed.</exception>
    public FindQuery(BsonDocument body, ExpressionScope scope, NearQuery? search = null)
    {
        body.RefuseCollation();
        Filter = body.DocumentOf("filter");
        _conditions = NearOperands.Split(Filter, out NearQuery? near);
        Near = near ?? search;
        _matcher = Matcher.Compile(_conditions, scope);
        _hint = body["hint"];
        SortPattern = body.DocumentOf("sort");
        if (SortPattern.TryGetValue("$natural", out BsonValue natural)) _hint = new BsonDocument { { "$natural", natural } };
        else if (SortPattern.Count > 0) _sort = SortSpec.Compile(SortPattern);
        ProjectionDocument = body.DocumentOf("projection");
        if (ProjectionDocument.Count > 0) _projection = Projection.Compile(ProjectionDocument, scope);
        _skip = body.OptionalInt64("skip") ?? 0;
        if (_skip < 0) throw new CommandException((ErrorCode)51024, $"BSON field 'skip' value must be >= 0, actual value '{_skip}'");
        long limit = body.OptionalInt64("limit") ?? 0;
        if (limit < 0) throw new CommandException((ErrorCode)51024, $"BSON field 'limit' value must be >= 0, actual value '{limit}'");
        _limit = limit == 0 ? null : limit;
    }

    public bool SortsInMemory(ScanPlan plan) => _sort is not null && !plan.ServesSort;

    public ScanPlan Plan(CollectionInfo collection) => QueryPlanner.Plan(collection, new QueryShape(_conditions, _sort, _hint, Near));

    /// <summary>How many documents have to be found; null for all.</summary>
    private long? Keep => _limit is { } limit && limit < int.MaxValue - _skip ? limit + _skip : null;

    public long? Limit => _limit;

    public long Skip => _skip;

    public BsonDocument Filter { get; }

    /// <summary>The search by distance; null when there is none.</summary>
    public NearQuery? Near { get; }

    public BsonDocument SortPattern { get; }

    public BsonDocument ProjectionDocument { get; }

    public bool Projects => _projection is not null;

    /// <summary>Starts the scan of a plan in a view.</summary>
    public DocumentScan Scan(ReadView view, CollectionInfo collection, ScanPlan plan) =>
        view.Scan(collection, plan, _matcher.MatchesEverything ? null : _matcher);

    /// <summary>The results. The source owns the view from now on.</summary>
    public ResultSource Open(ReadView view, CollectionInfo collection, long maxSortBytes)
    {
        ScanPlan plan = Plan(collection);
        DocumentScan scan = Scan(view, collection, plan);
        if (!SortsInMemory(plan)) return new ScanSource(view, scan, _skip, _limit, _projection);
        IReadOnlyList<SortedDocument> sorted = new BoundedSort(_sort!, Keep, maxSortBytes).Run(scan, view.Operation);
        view.Dispose();
        int skip = (int)Math.Min(_skip, int.MaxValue);
        int take = (int)Math.Min(_limit ?? int.MaxValue, int.MaxValue);
        IEnumerable<SortedDocument> page = sorted.Skip(skip).Take(take);
        return new ListSource(page.Select(Projected));
    }

    /// <summary>Carries a plan out for its figures, as far as the results are wanted, and throws the results away.</summary>
    public PlanFigures Run(ReadView view, CollectionInfo collection, ScanPlan plan, long maxSortBytes)
    {
        long started = view.Operation.Time.GetTimestamp();
        DocumentScan scan = Scan(view, collection, plan);
        long matched = 0;
        if (SortsInMemory(plan))
        {
            BoundedSort sort = new(_sort!, Keep, maxSortBytes);
            sort.Run(scan, view.Operation);
            matched = sort.Seen;
        }
        else
        {
            long stopAt = Keep ?? long.MaxValue;
            while (matched < stopAt && scan.MoveNext(view.Operation)) matched++;
        }

        long returned = Math.Min(Math.Max(0, matched - _skip), _limit ?? long.MaxValue);
        long millis = (long)view.Operation.Time.GetElapsedTime(started).TotalMilliseconds;
        return new PlanFigures(scan.KeysExamined, scan.DocumentsExamined, matched, returned, millis);
    }

    private byte[] Projected(SortedDocument document) =>
        _projection is null ? document.Bson : _projection.Apply(BsonDocument.Parse(document.Bson), document.MatchedArrayIndex).ToBytes();
}
