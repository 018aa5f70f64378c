using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>$in: equal to one of the values or matching one of the patterns.</summary>
internal sealed class InTest(IEnumerable<BsonValue> values, IReadOnlyList<RegexTest> patterns) : ValueTest
{
    private readonly HashSet<BsonValue> _values = new(values, BsonComparer.Instance);

    public override bool Test(BsonValue value, MatchState state)
    {
        if (_values.Contains(value.Type is BsonType.None or BsonType.Undefined ? BsonValue.Null : value))
        {
            return true;
        }

        foreach (var pattern in patterns)
        {
            if (pattern.Test(value, state))
            {
                return true;
            }
        }

        return false;
    }
}
