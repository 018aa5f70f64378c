using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Update;

/// <summary>$max (direction 1) and $min (-1): a given value where it is beyond the present one in MongoDB's order.</summary>
internal sealed class ExtremeModifier(int direction, BsonValue value) : Modifier
{
    public override ModifierResult Apply(BsonValue current, string path)
        => current.IsMissing || Math.Sign(BsonComparer.Instance.Compare(value, current)) == direction
            ? new ModifierResult(value.DeepClone(), true)
            : ModifierResult.Unchanged(current);
}
