using System.Globalization;

namespace Millrace.Bson;

/// <summary>
/// The objects by which Extended JSON marks a type ("{"$oid": …}"), version 2 and the older forms of $date and $binary.
/// $regex is left alone: it is a query operator too, and means the same as one.
/// </summary>
internal static class TypeMarkers
{
    private const NumberStyles White = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    private static readonly string[] DateFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd",
    ];

    /// <param name="document">The object, the values in it converted already.</param>
    /// <param name="position">Where the object starts, for the error.</param>
    /// <param name="value">What the object stands for.</param>
    /// <returns>False when the object is not a marker.</returns>
    /// <exception cref="BsonFormatException">It starts like a marker but is malformed.</exception>
    public static bool TryConvert(BsonDocument document, long position, out BsonValue value)
    {
        value = default;
        if (document.Count == 0 || !document.GetAt(0).Name.StartsWith('$'))
            return false;
        var (name, content) = document.GetAt(0);
        if (name is "$code" or "$scope")
        {
            value = Code(document);
            if (value.IsMissing && name == "$scope")
                return false; // only $code makes it a marker
        }
        else if (name == "$binary" && content.IsString)
        {
            value = OldBinary(document);
        }
        else if (!TryConvertSingle(name, content, out value))
        {
            return false;
        }
        else if (document.Count != 1)
        {
            value = default;
        }

        return !value.IsMissing ? true : throw new BsonFormatException($"The object is not a valid {name}", position);
    }

    /// <returns>False when the name is not that of a marker; true with a missing value when the content is malformed.</returns>
    private static bool TryConvertSingle(string name, BsonValue content, out BsonValue value)
    {
        value = name switch
        {
            "$numberInt" => int.TryParse(Text(content), NumberStyles.AllowLeadingSign, null, out var int32) ? int32 : default(BsonValue),
            "$numberLong" => long.TryParse(Text(content), NumberStyles.AllowLeadingSign, null, out var int64) ? int64 : default(BsonValue),
            "$numberDouble" => Double(Text(content)),
            "$numberDecimal" => Decimal128.TryParse(Text(content), out var number) ? number : default(BsonValue),
            "$oid" => ObjectId.TryParse(Text(content), out var id) ? id : default(BsonValue),
            "$date" => Date(content),
            "$binary" => Binary(content),
            "$uuid" => Guid.TryParseExact(Text(content), "D", out var guid) ? BsonBinary.FromGuid(guid) : default(BsonValue),
            "$regularExpression" => Regex(content),
            "$timestamp" => Timestamp(content),
            "$dbPointer" => DBPointer(content),
            "$symbol" => content.IsString ? BsonValue.FromSymbol(content.AsString) : default,
            "$undefined" => content == BsonValue.True ? BsonValue.Undefined : default,
            "$minKey" => content == 1 ? BsonValue.MinKey : default,
            "$maxKey" => content == 1 ? BsonValue.MaxKey : default,
            _ => BsonValue.Null, // no marker stands for null
        };
        return !value.IsNull;
    }

    private static string? Text(BsonValue value) => value.IsString ? value.AsString : null;

    private static BsonValue Code(BsonDocument document)
    {
        var code = document["$code"];
        if (!code.IsString)
            return default;
        if (document.Count == 1)
            return BsonValue.FromJavaScript(code.AsString);
        var scope = document["$scope"];
        return document.Count == 2 && scope.IsDocument ? new BsonCodeWithScope(code.AsString, scope.AsDocument) : default(BsonValue);
    }

    private static BsonValue Double(string? text) => text switch
    {
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.TryParse(text, NumberStyles.Float & ~White, null, out var number) && double.IsFinite(number)
            ? number
            : default(BsonValue),
    };

    private static BsonValue Date(BsonValue content)
    {
        if (content.Type is BsonType.Int32 or BsonType.Int64 && content.TryGetInt64(out var milliseconds))
            return BsonValue.FromDateTime(milliseconds);
        return DateTimeOffset.TryParseExact(
            Text(content), DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? BsonValue.FromDateTime(date)
            : default;
    }

    private static BsonValue Binary(BsonValue content)
    {
        if (!content.IsDocument || content.AsDocument.Count != 2)
            return default;
        return Binary(Text(content.AsDocument["base64"]), Text(content.AsDocument["subType"]));
    }

    private static BsonValue OldBinary(BsonDocument document) =>
        document.Count == 2 ? Binary(Text(document["$binary"]), Text(document["$type"])) : default;

    private static BsonValue Binary(string? base64, string? subtype)
    {
        if (base64 is null || subtype is not { Length: 1 or 2 })
            return default;
        if (!byte.TryParse(subtype, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number))
            return default;
        var bytes = new byte[base64.Length / 4 * 3];
        return Convert.TryFromBase64String(base64, bytes, out var length)
            ? new BsonBinary(number, bytes.AsMemory(0, length))
            : default(BsonValue);
    }

    private static BsonValue Regex(BsonValue content)
    {
        if (!content.IsDocument || content.AsDocument.Count != 2)
            return default;
        var (pattern, options) = (Text(content.AsDocument["pattern"]), Text(content.AsDocument["options"]));
        if (pattern is null || options is null || pattern.Contains('\0') || options.Contains('\0'))
            return default;
        return new BsonRegex(pattern, string.Concat(options.Order()));
    }

    private static BsonValue Timestamp(BsonValue content)
    {
        if (!content.IsDocument || content.AsDocument.Count != 2)
            return default;
        return TryGetUInt32(content.AsDocument["t"], out var seconds) && TryGetUInt32(content.AsDocument["i"], out var increment)
            ? new BsonTimestamp(seconds, increment)
            : default(BsonValue);
    }

    private static bool TryGetUInt32(BsonValue value, out uint number)
    {
        var isValid = value.TryGetInt64(out var integer) && integer is >= 0 and <= uint.MaxValue;
        number = isValid ? (uint)integer : 0;
        return isValid;
    }

    private static BsonValue DBPointer(BsonValue content)
    {
        if (!content.IsDocument || content.AsDocument.Count != 2)
            return default;
        var (name, id) = (content.AsDocument["$ref"], content.AsDocument["$id"]);
        return name.IsString && id.Type == BsonType.ObjectId ? new BsonDBPointer(name.AsString, id.AsObjectId) : default(BsonValue);
    }
}
