using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Accumulators;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>
/// $group: one document for each distinct <c>_id</c>, with accumulated fields. Groups come in the order of their first document,
/// unless there are so many that some wait on disk.
/// </summary>
internal sealed class GroupStage(Expression id, (string Name, AccumulatorSpec Spec)[] fields, IAggregationContext store) : IPipelineStage
{
    public static GroupStage Compile(BsonValue specification, StageContext context)
    {
        if (specification.Type != BsonType.Document)
        {
            throw new CommandException((ErrorCode)15947, "a group's fields must be specified in an object");
        }

        Expression? id = null;
        var fields = new List<(string, AccumulatorSpec)>();
        foreach (var (name, value) in specification.AsDocument)
        {
            if (name == "_id")
            {
                id = id is null
                    ? ExpressionCompiler.Compile(value, context.Scope)
                    : throw new CommandException((ErrorCode)15948, "a group's _id may only be specified once");
                continue;
            }

            fields.Add((CheckName(name), CompileField(name, value, context.Scope)));
        }

        return id is not null
            ? new GroupStage(id, [.. fields], context.Store)
            : throw new CommandException((ErrorCode)15955, "a group specification must include an _id");
    }

    public IEnumerable<BsonDocument> Run(IEnumerable<BsonDocument> input) => Run(Entries(input), level: 0);

    private IEnumerable<(BsonValue Key, BsonValue[] Inputs)> Entries(IEnumerable<BsonDocument> input)
    {
        var inputs = new BsonValue[fields.Length];
        foreach (var document in input)
        {
            for (var i = 0; i < fields.Length; i++)
            {
                inputs[i] = fields[i].Spec.Input(document);
            }

            yield return (id.Evaluate(document).OrNull(), inputs);
        }
    }

    private IEnumerable<BsonDocument> Run(IEnumerable<(BsonValue Key, BsonValue[] Inputs)> entries, int level)
    {
        using var spill = new GroupSpill(level);
        foreach (var group in Collect(entries, level, spill))
        {
            yield return group;
        }

        foreach (var rest in spill.Read(fields.Length))
        {
            foreach (var group in Run(rest, level + 1))
            {
                store.CheckInterrupt();
                yield return group;
            }
        }
    }

    /// <summary>The groups that there is room for; what belongs to others goes to disk.</summary>
    private IEnumerable<BsonDocument> Collect(
        IEnumerable<(BsonValue Key, BsonValue[] Inputs)> entries, int level, GroupSpill spill)
    {
        var budget = new MemoryBudget("$group", store.MemoryLimitBytes);
        var groups = new Dictionary<BsonValue, Accumulator[]>(BsonComparer.Instance);
        foreach (var (key, inputs) in entries)
        {
            if (!groups.TryGetValue(key, out var accumulators))
            {
                var size = ValueSize.Of(key) + (64L * (fields.Length + 1));
                if (groups.Count > 0 && level < GroupSpill.MaxLevel && store.AllowsDiskUse && !budget.HasRoomFor(size))
                {
                    spill.Add(key, inputs);
                    continue;
                }

                budget.Add(size);
                accumulators = Array.ConvertAll(fields, field => field.Spec.Create());
                groups.Add(key, accumulators);
            }

            for (var i = 0; i < accumulators.Length; i++)
            {
                var grown = accumulators[i].Add(inputs[i]);
                if (grown > 0)
                {
                    budget.Add(grown);
                }
            }
        }

        foreach (var (key, accumulators) in groups)
        {
            var group = new BsonDocument(fields.Length + 1) { { "_id", key } };
            for (var i = 0; i < fields.Length; i++)
            {
                group.Add(fields[i].Name, accumulators[i].Result().OrNull());
            }

            yield return group;
        }
    }

    private static string CheckName(string name)
    {
        if (name.Contains('.', StringComparison.Ordinal))
        {
            throw new CommandException((ErrorCode)40235, $"The field name '{name}' cannot contain '.'");
        }

        return name.StartsWith('$')
            ? throw new CommandException((ErrorCode)40236, $"The field name '{name}' cannot be an operator name")
            : name;
    }

    private static AccumulatorSpec CompileField(string name, BsonValue value, ExpressionScope scope)
    {
        if (value.Type != BsonType.Document)
        {
            throw new CommandException((ErrorCode)40234, $"The field '{name}' must be an accumulator object");
        }

        if (value.AsDocument.Count != 1)
        {
            throw new CommandException((ErrorCode)40238, $"The field '{name}' must specify one accumulator");
        }

        var (accumulator, operand) = value.AsDocument.GetAt(0);
        return AccumulatorTable.Compile(accumulator, operand, scope);
    }
}
