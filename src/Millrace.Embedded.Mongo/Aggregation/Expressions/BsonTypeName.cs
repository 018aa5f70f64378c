using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>The names of BSON types that <c>$type</c> gives and takes.</summary>
internal static class BsonTypeName
{
    private static readonly (BsonType Type, string Name)[] Names =
    [
        (BsonType.None, "missing"),
        (BsonType.Double, "double"),
        (BsonType.String, "string"),
        (BsonType.Document, "object"),
        (BsonType.Array, "array"),
        (BsonType.Binary, "binData"),
        (BsonType.Undefined, "undefined"),
        (BsonType.ObjectId, "objectId"),
        (BsonType.Boolean, "bool"),
        (BsonType.DateTime, "date"),
        (BsonType.Null, "null"),
        (BsonType.RegularExpression, "regex"),
        (BsonType.DBPointer, "dbPointer"),
        (BsonType.JavaScript, "javascript"),
        (BsonType.Symbol, "symbol"),
        (BsonType.JavaScriptWithScope, "javascriptWithScope"),
        (BsonType.Int32, "int"),
        (BsonType.Timestamp, "timestamp"),
        (BsonType.Int64, "long"),
        (BsonType.Decimal128, "decimal"),
        (BsonType.MinKey, "minKey"),
        (BsonType.MaxKey, "maxKey"),
    ];

    public static string Of(BsonType type)
    {
        foreach (var (candidate, name) in Names)
        {
            if (candidate == type)
            {
                return name;
            }
        }

        return "unknown";
    }

    /// <summary>The type with this name; false for an unknown name and for "missing", which is no type.</summary>
    public static bool TryParse(string name, out BsonType type)
    {
        foreach (var (candidate, candidateName) in Names)
        {
            if (candidateName == name && candidate != BsonType.None)
            {
                type = candidate;
                return true;
            }
        }

        type = BsonType.None;
        return false;
    }

    /// <summary>The type with this number; MinKey is -1.</summary>
    public static bool TryParse(long number, out BsonType type)
    {
        foreach (var (candidate, _) in Names)
        {
            if (candidate != BsonType.None && number == (candidate == BsonType.MinKey ? -1 : (byte)candidate))
            {
                type = candidate;
                return true;
            }
        }

        type = BsonType.None;
        return false;
    }
}
