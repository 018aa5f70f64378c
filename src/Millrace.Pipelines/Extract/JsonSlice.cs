using System.Text.Json;

namespace Millrace.Pipelines.Extract;

/// <summary>Where a value lies in the bytes that were read.</summary>
/// <param name="Type">The value's first token.</param>
/// <param name="Start">The first byte.</param>
/// <param name="Length">The number of bytes.</param>
internal readonly record struct JsonSlice(JsonTokenType Type, int Start, int Length)
{
    /// <summary>Moves a reader that stands on a value's first token to its last, and says where the value lies.</summary>
    public static JsonSlice Skip(ref Utf8JsonReader reader)
    {
        var type = reader.TokenType;
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return new JsonSlice(type, start, (int)reader.BytesConsumed - start);
    }
}
