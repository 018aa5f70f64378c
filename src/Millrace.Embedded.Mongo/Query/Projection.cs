using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>
/// A compiled projection of find: inclusion or exclusion, computed fields, <c>$slice</c>, <c>$elemMatch</c> and the positional
/// <c>$</c>. Belongs to one command; not thread-safe.
/// </summary>
internal sealed class Projection
{
    private readonly ProjectionNode? _root;
    private int _matchedIndex;

    private Projection(BsonDocument projection, ExpressionScope scope)
    {
        if (projection.Count == 0)
        {
            return;
        }

        var compiler = new ProjectionCompiler(scope);
        foreach (var (path, value) in projection)
        {
            if (path.EndsWith(".$", StringComparison.Ordinal))
            {
                AddPositional(compiler, path[..^2], value);
            }
            else if (value.Type != BsonType.Document || !TryAddOperator(compiler, path, value.AsDocument, scope))
            {
                compiler.Add(path, value);
            }
        }

        _root = compiler.Build();
    }

    /// <summary>True when <see cref="Apply"/> needs the array index that the filter matched.</summary>
    public bool IsPositional { get; private set; }

    /// <param name="projection">The projection as clients send it; an empty one keeps everything.</param>
    /// <param name="scope">The variables that expressions may use; none when null.</param>
    /// <exception cref="CommandException">The projection is malformed or mixes inclusion and exclusion (31253, 31254).</exception>
    public static Projection Compile(BsonDocument projection, ExpressionScope? scope = null)
        => new(projection, scope ?? ExpressionScope.Empty);

    /// <summary>The projected document. The original stays as it is; parts that do not change are shared.</summary>
    /// <param name="document">The document.</param>
    /// <param name="matchedIndex">What <see cref="Matcher.Matches(BsonDocument, out int)"/> said, when <see cref="IsPositional"/>.</param>
    public BsonDocument Apply(BsonDocument document, int matchedIndex = MatchState.NoIndex)
    {
        if (_root is null)
        {
            return document;
        }

        _matchedIndex = matchedIndex;
        return _root.Apply(document, document);
    }

    private void AddPositional(ProjectionCompiler compiler, string path, BsonValue value)
    {
        if (!value.IsTrue())
        {
            throw new CommandException((ErrorCode)31395, "A positional projection cannot be used with exclusion.");
        }

        if (IsPositional)
        {
            throw new CommandException((ErrorCode)31276, "Cannot specify more than one positional projection per query.");
        }

        IsPositional = true;
        compiler.AddIncluded(path, ProjectionField.TransformedBy(present =>
        {
            if (present.Type != BsonType.Array)
            {
                return present;
            }

            return _matchedIndex >= 0 && _matchedIndex < present.AsArray.Count
                ? new BsonArray { present.AsArray[_matchedIndex] }
                : throw new CommandException((ErrorCode)51246, "positional operator '.$' couldn't find a matching element in the array");
        }));
    }

    private static bool TryAddOperator(ProjectionCompiler compiler, string path, BsonDocument value, ExpressionScope scope)
    {
        if (value.Count != 1)
        {
            return false;
        }

        var (name, operand) = value.GetAt(0);
        switch (name)
        {
            case "$slice" when operand.IsNumber || IsPairOfNumbers(operand):
                compiler.AddNeutral(path, ProjectionField.TransformedBy(Slice(operand)));
                return true;
            case "$elemMatch":
                if (path.Contains('.', StringComparison.Ordinal))
                {
                    throw new CommandException((ErrorCode)31255, "Cannot use $elemMatch projection on a nested field.");
                }

                compiler.AddIncluded(path, ProjectionField.TransformedBy(ElemMatch(operand, scope)));
                return true;
            default:
                return false;
        }
    }

    private static bool IsPairOfNumbers(BsonValue operand)
        => operand.Type == BsonType.Array && operand.AsArray.Count == 2 && operand.AsArray[0].IsNumber && operand.AsArray[1].IsNumber;

    private static Func<BsonValue, BsonValue> Slice(BsonValue operand)
    {
        var skip = operand.Type == BsonType.Array ? Whole(operand.AsArray[0]) : 0;
        var count = operand.Type == BsonType.Array ? Whole(operand.AsArray[1]) : Whole(operand);
        if (operand.Type == BsonType.Array && count <= 0)
        {
            throw new CommandException((ErrorCode)28724, "First argument to $slice must be an array, or its limit must be positive");
        }

        if (count < 0)
        {
            (skip, count) = (count, -count);
        }

        return value =>
        {
            if (value.Type != BsonType.Array)
            {
                return value;
            }

            var array = value.AsArray;
            var start = skip < 0 ? Math.Max(array.Count + skip, 0) : Math.Min(skip, array.Count);
            return new BsonArray(array.Skip((int)start).Take((int)Math.Min(count, int.MaxValue)));
        };
    }

    private static long Whole(BsonValue value)
        => value.TryGetWholeInt64(out var whole) ? Math.Clamp(whole, -int.MaxValue, int.MaxValue) : 0;

    private static Func<BsonValue, BsonValue> ElemMatch(BsonValue operand, ExpressionScope scope)
    {
        var test = ConditionCompiler.ElemMatch(operand, scope);
        return value =>
        {
            if (value.Type != BsonType.Array)
            {
                return default;
            }

            var index = test.IndexOfMatch(value.AsArray);
            return index < 0 ? default(BsonValue) : new BsonArray { value.AsArray[index] };
        };
    }
}
