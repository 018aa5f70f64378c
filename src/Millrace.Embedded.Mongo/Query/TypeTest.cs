using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>$type: one of some types, of the value or of an array's element.</summary>
internal sealed class TypeTest(IReadOnlySet<BsonType> types) : ValueTest
{
    public override bool Test(BsonValue value, MatchState state) => !value.IsMissing && types.Contains(value.Type);
}
