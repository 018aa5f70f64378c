using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Update;

/// <summary>$unset: removes a field. (An array's element becomes null: see <see cref="OperatorUpdate"/>.)</summary>
internal sealed class UnsetModifier : Modifier
{
    public override bool CreatesPath => false;

    public override ModifierResult Apply(BsonValue current, string path) => new(default, !current.IsMissing);
}
