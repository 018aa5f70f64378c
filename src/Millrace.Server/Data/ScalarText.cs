using System.Globalization;
using Millrace.Bson;
using Millrace.Server.Hosting;

namespace Millrace.Server.Data;

/// <summary>A value as plain text, for people and for CSV: texts as they are, times in RFC 3339, documents and arrays as JSON.
/// Stateless.</summary>
internal static class ScalarText
{
    public static string Of(BsonValue value) => value.Type switch
    {
        BsonType.None or BsonType.Null or BsonType.Undefined => "",
        BsonType.String => value.AsString,
        BsonType.Boolean => value.AsBoolean ? "true" : "false",
        BsonType.Int32 => value.AsInt32.ToString(CultureInfo.InvariantCulture),
        BsonType.Int64 => value.AsInt64.ToString(CultureInfo.InvariantCulture),
        BsonType.Double => value.AsDouble.ToString(CultureInfo.InvariantCulture),
        BsonType.Decimal128 => value.AsDecimal128.ToString(),
        BsonType.ObjectId => value.AsObjectId.ToString(),
        BsonType.DateTime when IsUsual(value.AsDateTimeMs) =>
            InstantConverter.Write(DateTimeOffset.FromUnixTimeMilliseconds(value.AsDateTimeMs)),
        BsonType.Binary when value.AsBinary.TryGetGuid(out var id) => id.ToString(),
        _ => ExtendedJson.Write(value, ExtendedJsonMode.Relaxed),
    };

    // BSON's times reach further than years of four digits.
    private static bool IsUsual(long milliseconds) => milliseconds is >= -62_135_596_800_000 and <= 253_402_300_799_999;
}
