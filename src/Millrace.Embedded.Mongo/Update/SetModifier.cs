using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Update;

/// <summary>$set, $setOnInsert and $currentDate: a given value.</summary>
internal sealed class SetModifier(BsonValue value) : Modifier
{
    // Several elements may get the value ($[]), and later updates may change one of them in place.
    public override ModifierResult Apply(BsonValue current, string path) => ModifierResult.Of(current, value.DeepClone());
}
