using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Update;

/// <summary>$pull and $pullAll: removes the elements that fit.</summary>
internal sealed class PullModifier(Func<BsonValue, bool> fits) : Modifier
{
    public override bool CreatesPath => false;

    /// <summary>$pull: a value, a pattern, conditions on the element, or a filter on its fields.</summary>
    public static PullModifier Compile(BsonValue operand, ExpressionScope scope)
    {
        if (operand.Type == BsonType.RegularExpression)
        {
            var conditions = Matcher.CompileValue(new BsonDocument("$regex", operand), scope);
            return new PullModifier(conditions.MatchesValue);
        }

        if (operand.Type != BsonType.Document)
        {
            return new PullModifier(element => BsonComparer.Instance.Equals(element, operand));
        }

        var document = operand.AsDocument;
        var onValues = FilterCompiler.IsConditions(operand) && document.GetAt(0).Name is not ("$and" or "$or" or "$nor" or "$expr");
        if (onValues)
        {
            var conditions = Matcher.CompileValue(document, scope);
            return new PullModifier(conditions.MatchesValue);
        }

        var filter = Matcher.Compile(document, scope);
        return new PullModifier(element => element.Type == BsonType.Document && filter.Matches(element.AsDocument));
    }

    /// <summary>$pullAll: any of some values.</summary>
    /// <exception cref="CommandException">2: the operand is not an array.</exception>
    public static PullModifier CompileAll(BsonValue operand)
    {
        if (operand.Type != BsonType.Array)
        {
            throw new CommandException(
                ErrorCode.BadValue, $"$pullAll requires an array argument but was given a {BsonTypeName.Of(operand.Type)}");
        }

        var values = new HashSet<BsonValue>(operand.AsArray, BsonComparer.Instance);
        return new PullModifier(values.Contains);
    }

    public override ModifierResult Apply(BsonValue current, string path)
    {
        if (current.IsMissing)
        {
            return ModifierResult.Unchanged(current);
        }

        if (current.Type != BsonType.Array)
        {
            throw new CommandException(ErrorCode.BadValue, "Cannot apply $pull to a non-array value");
        }

        var kept = new BsonArray(current.AsArray.Where(element => !fits(element)));
        return kept.Count == current.AsArray.Count ? ModifierResult.Unchanged(current) : new ModifierResult(kept, true);
    }
}
