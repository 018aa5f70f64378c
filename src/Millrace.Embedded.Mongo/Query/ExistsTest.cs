using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>$exists: true. (Its opposite is the negation.)</summary>
internal sealed class ExistsTest : ValueTest
{
    public override bool LooksIntoArrays => false;

    public override bool Test(BsonValue value, MatchState state) => !value.IsMissing;
}
