using Millrace.Bson;

namespace Millrace.Server.Data;

/// <summary>The names of types as MongoDB's <c>$type</c> writes them. Stateless.</summary>
internal static class TypeNames
{
    public static string Of(BsonType type) => type switch
    {
        BsonType.Document => "object",
        BsonType.Int32 => "int",
        BsonType.Int64 => "long",
        BsonType.Boolean => "bool",
        BsonType.DateTime => "date",
        BsonType.Decimal128 => "decimal",
        BsonType.Binary => "binData",
        BsonType.ObjectId => "objectId",
        BsonType.RegularExpression => "regex",
        BsonType.DBPointer => "dbPointer",
        BsonType.JavaScriptWithScope => "javascriptWithScope",
        BsonType.MinKey => "minKey",
        BsonType.MaxKey => "maxKey",
        _ => type.ToString().ToLowerInvariant(),
    };
}
