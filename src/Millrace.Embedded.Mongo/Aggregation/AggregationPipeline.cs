using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;
using Millrace.Embedded.Mongo.Aggregation.Stages;

namespace Millrace.Embedded.Mongo.Aggregation;

/// <summary>
/// A compiled aggregation pipeline. Documents stream through it; only blocking stages hold them. Belongs to one command; not thread-safe.
/// </summary>
internal sealed class AggregationPipeline
{
    /// <summary>MongoDB's limit on the stages of a pipeline.</summary>
    public const int MaxStages = 1000;

    /// <summary>Pipelines that could make documents deeper than BSON may be are watched while they run.</summary>
    private const int MaxUnwatchedGrowth = BsonLimits.MaxDepth;

    private readonly List<IPipelineStage> _stages;
    private readonly IAggregationContext _context;
    private readonly bool _watchesDepth;

    private AggregationPipeline(List<IPipelineStage> stages, IAggregationContext context, bool watchesDepth)
    {
        _stages = stages;
        _context = context;
        _watchesDepth = watchesDepth;
    }

    /// <value>The filter of a leading <c>$match</c>, for an index; null without one.</value>
    public BsonDocument? LeadingMatch => _stages.Count > 0 && _stages[0] is MatchStage match ? match.Filter : null;

    /// <value>A leading <c>$geoNear</c>; null without one.</value>
    public GeoNearStage? LeadingNear => _stages.Count > 0 ? _stages[0] as GeoNearStage : null;

    /// <value>True when the first stage makes its own documents ($documents, $collStats, ...), so that the collection need not be
    /// read.</value>
    public bool HasOwnSource => _stages.Count > 0 && _stages[0] is ISourceStage;

    /// <value>True when the last stage writes ($merge, $out); running it gives no documents.</value>
    public bool Writes => _stages.Count > 0 && _stages[^1] is MergeStage or OutStage;

    /// <param name="stages">The pipeline as clients send it.</param>
    /// <param name="context">The store, for the time of the command.</param>
    /// <exception cref="CommandException">A stage is unknown (40324), malformed or in the wrong place.</exception>
    public static AggregationPipeline Compile(BsonArray stages, IAggregationContext context)
    {
        var scope = new ExpressionScope(context.Now, context.Let, context.CheckInterrupt);
        return Compile(stages, context, context.CollectionName, scope, PipelinePlace.TopLevel);
    }

    /// <summary>Compiles a pipeline inside another one.</summary>
    /// <param name="stages">The pipeline.</param>
    /// <param name="context">The store.</param>
    /// <param name="collection">The collection that it reads; null for one without.</param>
    /// <param name="scope">The variables it may use.</param>
    /// <param name="place">Where it stands, which decides about the stages that it may have.</param>
    public static AggregationPipeline Compile(
        BsonArray stages, IAggregationContext context, string? collection, ExpressionScope scope, PipelinePlace place)
    {
        if (stages.Count > MaxStages)
        {
            throw new CommandException((ErrorCode)7749501, $"Pipeline length must be no longer than {MaxStages} stages");
        }

        var growth = 0;
        var compiled = new List<IPipelineStage>(stages.Count);
        for (var i = 0; i < stages.Count; i++)
        {
            var stage = StageTable.Compile(stages[i], new StageContext(context, collection, scope.Nested(), place, i, stages.Count));
            if (stage is LimitStage limit && compiled.LastOrDefault() is SortStage sort)
            {
                sort.Limit = limit.Limit;
            }

            compiled.Add(stage);
            growth += NestingDepth.Growth(stages[i], MaxUnwatchedGrowth);
        }

        return new AggregationPipeline(compiled, context, growth > MaxUnwatchedGrowth);
    }

    /// <summary>Runs all stages.</summary>
    public IEnumerable<BsonDocument> Execute(IEnumerable<BsonDocument> input) => Run(input, 0);

    /// <summary>Runs the stages after a <see cref="LeadingMatch"/>, over documents that match it already.</summary>
    public IEnumerable<BsonDocument> ExecuteMatched(IEnumerable<BsonDocument> input) => Run(input, LeadingMatch is null ? 0 : 1);

    private IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input, int first)
    {
        var documents = Interruptible(input);
        for (var i = first; i < _stages.Count; i++)
        {
            documents = _watchesDepth ? Watched(_stages[i].Run(documents)) : _stages[i].Run(documents);
        }

        return documents;
    }

    private static IEnumerable<BsonDocument> Watched(IEnumerable<BsonDocument> documents)
    {
        foreach (var document in documents)
        {
            yield return NestingDepth.IsWithin(document, BsonLimits.MaxDepth)
                ? document
                : throw new CommandException(
                    ErrorCode.Overflow, $"A stage made a document that nests deeper than {BsonLimits.MaxDepth} levels");
        }
    }

    private IEnumerable<BsonDocument> Interruptible(IEnumerable<BsonDocument> input)
    {
        foreach (var document in input)
        {
            _context.CheckInterrupt();
            yield return document;
        }
    }
}
