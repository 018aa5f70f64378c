using Millrace.Bson;

namespace Millrace.Embedded.Mongo;

/// <summary>Reading flags the way MongoDB does: true, or a number other than zero.</summary>
internal static class BsonFlags
{
    public static bool IsTrue(this BsonValue value) => value.Type switch
    {
        BsonType.Boolean => value.AsBoolean,
        BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128 => value.ToDouble() != 0,
        _ => false,
    };
}
