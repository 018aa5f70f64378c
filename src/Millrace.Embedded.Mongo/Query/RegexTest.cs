using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>A string that the pattern matches, or the same pattern stored as a value.</summary>
internal sealed class RegexTest(RegexPattern pattern) : ValueTest
{
    public override bool Test(BsonValue value, MatchState state) => value.Type switch
    {
        BsonType.String => pattern.IsMatch(value.AsString),
        BsonType.Symbol => pattern.IsMatch(value.AsSymbol),
        BsonType.RegularExpression => value.AsRegex == pattern.Source,
        _ => false,
    };
}
