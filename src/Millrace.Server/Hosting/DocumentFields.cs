using Millrace.Bson;

namespace Millrace.Server.Hosting;

/// <summary>Reads fields of documents that others wrote: what is missing or of another type is null or zero.</summary>
internal static class DocumentFields
{
    public static string? TextOf(this BsonDocument document, string name) =>
        document[name] is { IsString: true } value ? value.AsString : null;

    public static long LongOf(this BsonDocument document, string name) =>
        document[name] is { IsNumber: true } value ? value.TryGetInt64(out var whole) ? whole : (long)value.ToDouble() : 0;

    public static double? DoubleOf(this BsonDocument document, string name) =>
        document[name] is { IsNumber: true } value ? value.ToDouble() : null;

    public static DateTimeOffset? TimeOf(this BsonDocument document, string name) =>
        document[name] is { Type: BsonType.DateTime } value ? DateTimeOffset.FromUnixTimeMilliseconds(value.AsDateTimeMs) : null;

    public static IEnumerable<BsonDocument> DocumentsOf(this BsonDocument document, string name) =>
        document[name] is { IsArray: true } items ? items.AsArray.Where(item => item.IsDocument).Select(item => item.AsDocument) : [];
}
