using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>$lookup: adds an array of another collection's documents, by equality of fields, by a pipeline or by both.</summary>
internal sealed class LookupStage : IPipelineStage
{
    private static readonly string[] Names = ["from", "localField", "foreignField", "as", "let", "pipeline"];

    private readonly IAggregationContext _store;
    private readonly string? _from;
    private readonly string[] _as;
    private readonly string[]? _localPath;
    private readonly string? _foreignField;
    private readonly List<(Variable Variable, Expression Value)> _let = [];
    private readonly AggregationPipeline? _pipeline;
    private readonly BsonDocument? _pushedFilter;

    private LookupStage(BsonValue[] given, StageContext context)
    {
        _store = context.Store;
        _as = ExpressionCompiler.ParsePath(StageOptions.RequireString("$lookup", "as", given[3]));
        _from = given[0].IsMissing ? null : StageOptions.RequireString("$lookup", "from", given[0]);
        if (given[1].IsMissing != given[2].IsMissing || (given[1].IsMissing && given[5].IsMissing))
        {
            throw new CommandException(
                ErrorCode.FailedToParse, "$lookup requires both or neither of 'localField' and 'foreignField', or a 'pipeline'");
        }

        if (!given[1].IsMissing)
        {
            _localPath = ExpressionCompiler.ParsePath(StageOptions.RequireString("$lookup", "localField", given[1]));
            _foreignField = string.Join('.', ExpressionCompiler.ParsePath(StageOptions.RequireString("$lookup", "foreignField", given[2])));
        }

        if (given[5].IsMissing)
        {
            if (!given[4].IsMissing)
            {
                throw new CommandException(ErrorCode.FailedToParse, "$lookup with a 'let' argument must also specify 'pipeline'");
            }
        }
        else
        {
            _pipeline = CompilePipeline(given[4], given[5], context);
            _pushedFilter = _pipeline.LeadingMatch is { } filter && !UsesExpressions(filter) ? filter : null;
        }

        if (_from is null && _pipeline is not { HasOwnSource: true })
        {
            throw new CommandException(ErrorCode.FailedToParse, "must specify 'from' field for a $lookup");
        }
    }

    public static LookupStage Compile(BsonValue specification, StageContext context)
        => new(StageOptions.Read("$lookup", specification, Names, ErrorCode.FailedToParse), context);

    public IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input)
    {
        BsonArray? shared = null;
        foreach (var document in input)
        {
            var found = shared ?? Find(document);
            if (_localPath is null && _let.Count == 0)
            {
                // The same for every document.
                shared = found;
            }

            yield return DottedPath.Set(document, _as, found);
        }
    }

    private AggregationPipeline CompilePipeline(BsonValue let, BsonValue stages, StageContext context)
    {
        if (stages.Type != BsonType.Array)
        {
            throw new CommandException(ErrorCode.TypeMismatch, "'pipeline' option must be specified as an array");
        }

        if (let.Type is not (BsonType.None or BsonType.Document))
        {
            throw new CommandException(ErrorCode.FailedToParse, "$lookup argument 'let' must be an object");
        }

        var scope = context.Scope;
        if (let.Type == BsonType.Document)
        {
            foreach (var (name, value) in let.AsDocument)
            {
                var expression = ExpressionCompiler.Compile(value, context.Scope);
                scope = scope.Bind(name, out var variable);
                _let.Add((variable, expression));
            }
        }

        return AggregationPipeline.Compile(stages.AsArray, context.Store, _from, scope, PipelinePlace.Nested);
    }

    private BsonArray Find(BsonDocument document)
    {
        foreach (var (variable, value) in _let)
        {
            variable.Value = value.Evaluate(document);
        }

        var filter = _localPath is null ? null : Equality(FieldPathExpression.Get(document, _localPath, 0));
        IEnumerable<BsonDocument> foreign = [];
        if (_pipeline is not { HasOwnSource: true })
        {
            var pushed = filter is null || _pushedFilter is null
                ? filter ?? _pushedFilter
                : new BsonDocument("$and", new BsonArray { filter, _pushedFilter });
            foreign = _store.ReadCollection(_store.DatabaseName, _from!, pushed);
        }

        var results = _pipeline is null ? foreign : _pushedFilter is null ? _pipeline.Execute(foreign) : _pipeline.ExecuteMatched(foreign);
        var budget = new MemoryBudget("$lookup", _store.MemoryLimitBytes);
        var found = new BsonArray();
        foreach (var result in results)
        {
            _store.CheckInterrupt();
            budget.Add(ValueSize.Of(result));
            found.Add(result);
        }

        return found;
    }

    /// <summary>An array equals what any of its elements equals; missing equals null.</summary>
    private BsonDocument Equality(BsonValue local)
    {
        if (local.Type != BsonType.Array)
        {
            return new BsonDocument(_foreignField!, new BsonDocument("$eq", local.IsNullish() ? BsonValue.Null : local));
        }

        // $in would take a pattern for a condition.
        if (!local.AsArray.Any(element => element.Type == BsonType.RegularExpression))
        {
            return new BsonDocument(_foreignField!, new BsonDocument("$in", local));
        }

        var equalities = local.AsArray.Select(element => (BsonValue)new BsonDocument(_foreignField!, new BsonDocument("$eq", element)));
        return new BsonDocument("$or", new BsonArray(equalities));
    }

    /// <summary>A filter with $expr may use the variables of this stage, which the store does not know.</summary>
    public static bool UsesExpressions(BsonDocument filter)
    {
        foreach (var (name, value) in filter)
        {
            if (name == "$expr"
                || (name is "$and" or "$or" or "$nor" && value.AsArray.Any(branch => UsesExpressions(branch.AsDocument)))
                || (value.Type == BsonType.Document && UsesExpressions(value.AsDocument)))
            {
                return true;
            }
        }

        return false;
    }
}
