using Millrace.Bson;

namespace Millrace.Pipelines.Load;

/// <summary>What the engine relies on in a raw collection beside <c>_id</c>.</summary>
internal static class RawDocuments
{
    /// <summary>The index by which transforms find what was newly loaded.</summary>
    public const string PositionIndex = "source_position";

    public static BsonDocument PositionIndexKeys => new() { { "source.topic", 1 }, { "source.partition", 1 }, { "source.offset", 1 } };
}
