using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation;
using Millrace.Embedded.Mongo.Aggregation.Expressions;
using Millrace.Embedded.Mongo.Geo;
using Millrace.Embedded.Mongo.Query;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>
/// The store as one aggregation sees it: a snapshot a database, opened when a command runs and given back when it ends, and writes for
/// <c>$merge</c> and <c>$out</c>. Lives as long as the aggregation's cursor.
/// </summary>
internal sealed class AggregationContext(CommandContext command, string database, string? collection, BsonDocument? let)
    : IAggregationContext, IDisposable
{
    private readonly Dictionary<string, ReadView> _views = new(StringComparer.Ordinal);
    private OperationContext _operation = command.Operation;

    public string DatabaseName => database;

    public string? CollectionName => collection;

    public DateTimeOffset Now { get; } = command.Server.Time.GetUtcNow();

    public BsonDocument? Let => let;

    public bool AllowsDiskUse { get; init; } = true;

    public long MemoryLimitBytes => command.Server.Options.MaxSortBytes;

    /// <summary>A command of this aggregation begins: snapshots open anew.</summary>
    public void Begin(OperationContext operation)
    {
        _operation = operation;
        foreach (ReadView view in _views.Values) view.Begin(operation);
    }

    /// <summary>The command ends: snapshots close, scans keep their position.</summary>
    public void End()
    {
        foreach (ReadView view in _views.Values) view.End();
    }

    public void CheckInterrupt() => _operation.ThrowIfInterrupted();

    public ReadView View(string name)
    {
        if (_views.TryGetValue(name, out ReadView? view)) return view;
        view = new ReadView(command.Databases, name);
        view.Begin(_operation);
        _views.Add(name, view);
        return view;
    }

    public IEnumerable<BsonDocument> ReadCollection(string databaseName, string collectionName, BsonDocument? filter) =>
        Read(databaseName, collectionName, new QueryShape(filter ?? []));

    /// <summary>The documents of a query; the scan starts when the result is enumerated.</summary>
    public IEnumerable<BsonDocument> Read(string databaseName, string collectionName, QueryShape query)
    {
        ReadView view = View(databaseName);
        if (view.Find(collectionName) is not { } found) yield break;
        Matcher matcher = Matcher.Compile(query.Filter, new ExpressionScope(Now, let, CheckInterrupt));
        DocumentScan scan = view.Scan(found, QueryPlanner.Plan(found, query), matcher.MatchesEverything ? null : matcher);
        foreach (BsonDocument document in view.Documents(scan)) yield return document;
    }

    public IEnumerable<NearDocument> ReadNearest(string databaseName, string collectionName, NearQuery near, BsonDocument filter)
    {
        ReadView view = View(databaseName);
        if (view.Find(collectionName) is not { } found) yield break;
        Matcher matcher = Matcher.Compile(filter, new ExpressionScope(Now, let, CheckInterrupt));
        ScanPlan plan = QueryPlanner.Plan(found, new QueryShape(filter, Near: near));
        NearScan scan = (NearScan)view.Scan(found, plan, matcher.MatchesEverything ? null : matcher);
        foreach (BsonDocument document in view.Documents(scan)) yield return new NearDocument(document, scan.Distance, scan.Location);
    }

    public IEnumerable<BsonDocument> ReadStatistics(string stage, BsonValue specification) => stage switch
    {
        "$collStats" => [CollectionStatistics(specification)],
        "$indexStats" => IndexStatistics(),
        _ => throw new CommandException(ErrorCode.Location40324, $"Unrecognized pipeline stage name: '{stage}'"),
    };

    public void RequireUniqueIndex(string databaseName, string collectionName, IReadOnlyList<string> fields)
    {
        if (fields is ["_id"]) return;
        HashSet<string> wanted = [.. fields];
        IEnumerable<IndexInfo> indexes = View(databaseName).Find(collectionName)?.Indexes ?? [];
        bool found = indexes.Any(index =>
            index is { IsUnique: true, PartialFilter: null } && wanted.SetEquals(index.Fields.Select(static field => field.Path)));
        if (found) return;
        throw new CommandException((ErrorCode)51183, "Cannot find index to verify that join fields will be unique");
    }

    public void Merge(string databaseName, string collectionName, IReadOnlyList<MergeWrite> batch)
    {
        DatabaseNames.CheckCollection(databaseName, collectionName);
        using DocumentIntake intake = new(command.Server.Time);
        command.Write(databaseName, session =>
        {
            CollectionInfo target = session.Catalog.Find(collectionName) ?? session.Create(collectionName, []);
            CollectionWriter writer = session.Write(databaseName, target);
            foreach (MergeWrite write in batch) Merge(session, writer, intake, write);
        });
    }

    public void ReplaceCollection(string databaseName, string collectionName, IEnumerable<BsonDocument> documents)
    {
        DatabaseNames.CheckCollection(databaseName, collectionName);
        using DocumentIntake intake = new(command.Server.Time);
        command.Write(databaseName, session =>
        {
            CollectionInfo target = session.Catalog.Find(collectionName) ?? session.Create(collectionName, []);
            CollectionWriter writer = session.Write(databaseName, target);
            writer.DeleteAll();
            foreach (BsonDocument document in documents) writer.Insert(intake.Take(document), intake);
        });
    }

    public void Dispose()
    {
        foreach (ReadView view in _views.Values) view.Dispose();
        _views.Clear();
    }

    private void Merge(WriteSession session, CollectionWriter writer, DocumentIntake intake, MergeWrite write)
    {
        _operation.ThrowIfInterrupted();
        StoredDocument? found = DocumentFinder.FindOne(session, writer.Collection, write.Filter, _operation);
        if (write.Resolve(found?.Document) is not { } result) return;
        ReadOnlySpan<byte> bson = intake.Take(result);
        if (found is { } old) writer.Replace(old, bson);
        else writer.Insert(bson, intake);
    }

    private BsonDocument CollectionStatistics(BsonValue specification)
    {
        if (collection is null || !specification.IsDocument)
            throw new CommandException((ErrorCode)40447, "$collStats needs a collection and an object");
        ReadView view = View(database);
        if (view.Find(collection) is null)
            throw new CommandException(ErrorCode.NamespaceNotFound, $"Collection [{database}.{collection}] not found.");
        BsonDocument asked = specification.AsDocument;
        BsonDocument result = new() { { "ns", $"{database}.{collection}" }, { "localTime", BsonValue.FromDateTime(Now) } };
        BsonDocument stats = CollectionStats.Of(view, collection, $"{database}.{collection}", scale: 1);
        if (asked.ContainsKey("storageStats"))
        {
            stats.Remove("ns");
            result.Add("storageStats", stats);
        }

        if (asked.ContainsKey("count")) result.Add("count", stats["count"]);
        return result;
    }

    private IEnumerable<BsonDocument> IndexStatistics()
    {
        if (collection is null || View(database).Find(collection) is not { } info) return [];
        return info.Indexes.Select(IndexDescription.Of).Prepend(IndexDescription.OfId()).Select(static spec =>
            new BsonDocument { { "name", spec["name"] }, { "key", spec["key"] }, { "spec", spec } });
    }
}
