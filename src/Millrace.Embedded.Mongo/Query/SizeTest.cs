using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>$size: an array of exactly this length.</summary>
internal sealed class SizeTest(long size) : ValueTest
{
    public override bool LooksIntoArrays => false;

    public override bool Test(BsonValue value, MatchState state) => value.Type == BsonType.Array && value.AsArray.Count == size;
}
