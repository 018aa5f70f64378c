using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Update;

/// <summary>A modifier's new value, and whether it differs from the present one.</summary>
internal readonly record struct ModifierResult(BsonValue Value, bool Changed)
{
    /// <summary>A new value, compared with the present one: types count, 1 is not 1.0.</summary>
    public static ModifierResult Of(BsonValue current, BsonValue value) => new(value, !value.Equals(current));

    public static ModifierResult Unchanged(BsonValue current) => new(current, false);
}
