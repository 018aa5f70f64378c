using System.Text.Json;

namespace Millrace.Bson;

/// <summary>The BSON type that a JSON number becomes: the smallest integer type that holds it, else double.</summary>
internal static class JsonNumber
{
    /// <returns>Int32 or Int64 with the integer, or Double with the number.</returns>
    /// <exception cref="BsonFormatException">The number is beyond the range of a double.</exception>
    public static BsonType Read(ref Utf8JsonReader reader, out long integer, out double number)
    {
        number = 0;
        if (reader.TryGetInt64(out integer))
            return integer is >= int.MinValue and <= int.MaxValue ? BsonType.Int32 : BsonType.Int64;
        if (!reader.TryGetDouble(out number) || !double.IsFinite(number))
            throw new BsonFormatException("A number is too large for a double", reader.TokenStartIndex);
        return BsonType.Double;
    }
}
