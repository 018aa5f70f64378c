using System.Text;
using System.Text.Json.Nodes;
using Millrace.Bson;

namespace Millrace.RandomUsers.Tests.Transforms;

/// <summary>A user as the loader stores it.</summary>
public sealed record RawUser(string EventId, JsonObject Payload, DateTimeOffset ExtractedAt)
{
    public string Nat => Payload["nat"]!.GetValue<string>();

    public BsonDocument ToDocument()
    {
        using var writer = new BsonWriter();
        JsonTranscoder.Transcode(Encoding.UTF8.GetBytes(Payload.ToJsonString()), writer);
        return new BsonDocument
        {
            { "_id", EventId },
            { "nat", Nat },
            { "payload", BsonDocument.Parse(writer.WrittenSpan) },
            { "extractedAt", ExtractedAt },
            { "loadedAt", ExtractedAt.AddSeconds(1) },
        };
    }
}
