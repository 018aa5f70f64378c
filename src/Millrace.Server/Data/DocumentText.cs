using System.Text.Json.Nodes;
using Millrace.Bson;
using Millrace.Server.Data.Shapes;
using Millrace.Server.Hosting;

namespace Millrace.Server.Data;

/// <summary>Documents as the pages get them. Stateless.</summary>
internal static class DocumentText
{
    // Beyond it JavaScript rounds whole numbers.
    private const long MostExactInteger = 1L << 53;

    public static DocumentItem ItemOf(BsonDocument document) => new(
        document.TryGetValue("_id", out var id) ? ExtendedJson.Write(id, ExtendedJsonMode.Canonical) : null, NodeOf(document));

    public static JsonNode? NodeOf(BsonDocument document) =>
        ApiJson.NodeOf(HasWideNumber(document) ? WithMarkedNumbers(document) : document);

    private static bool IsWide(BsonValue value) =>
        value.Type == BsonType.Int64 && value.AsInt64 is > MostExactInteger or < -MostExactInteger;

    private static bool HasWideNumber(BsonValue value) =>
        value.IsDocument ? value.AsDocument.Any(field => HasWideNumber(field.Value))
        : value.IsArray ? value.AsArray.Any(HasWideNumber)
        : IsWide(value);

    private static BsonDocument WithMarkedNumbers(BsonDocument document) =>
        new(document.Select(field => new BsonElement(field.Name, Marked(field.Value))));

    private static BsonValue Marked(BsonValue value) =>
        value.IsDocument ? WithMarkedNumbers(value.AsDocument)
        : value.IsArray ? new BsonArray(value.AsArray.Select(Marked))
        : IsWide(value) ? new BsonDocument("$numberLong", value.ToString())
        : value;
}
