using Millrace.Bson;

namespace Millrace.Pipelines.Transform;

/// <summary>
/// How far a transform has come, as stored: its version, for each lane of the load journal the number of the last entry merged, and
/// for a recomputed one the positions of what it depends on when it was last computed. Immutable.
/// </summary>
internal sealed record TransformPosition
{
    public required string Name { get; init; }

    public required int Version { get; init; }

    /// <summary>The raw collections a per-document transform follows; empty for a recomputed one.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Last merged entry by lane, of a per-document transform.</summary>
    public IReadOnlyDictionary<string, long> Lanes { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>What a recomputed transform's inputs were; null while it is being computed.</summary>
    public string? Inputs { get; init; }

    /// <summary>Counts the beginnings of a recomputation; who finds it changed at the end was overtaken.</summary>
    public long Generation { get; init; }

    /// <summary>The position as one line of text, equal exactly when the positions are.</summary>
    public string Fingerprint => string.Join(';', Lanes
        .OrderBy(lane => lane.Key, StringComparer.Ordinal)
        .Select(lane => $"{lane.Key}={lane.Value}")
        .Prepend($"{Name} v{Version} {Inputs}"));

    /// <summary>The entry a lane stands at; 0 when nothing of it was merged.</summary>
    public long NumberOf(string lane) => Lanes.TryGetValue(lane, out var number) ? number : 0;

    /// <summary>The position after entries were merged.</summary>
    public TransformPosition Advance(IEnumerable<JournalRange> merged)
    {
        var lanes = new Dictionary<string, long>(Lanes, StringComparer.Ordinal);
        foreach (var range in merged)
        {
            lanes[range.Lane] = Math.Max(range.LastNumber, lanes.GetValueOrDefault(range.Lane));
        }

        return this with { Lanes = lanes };
    }

    // Lane names have dots in them, so they are values, not field names.
    public BsonDocument ToDocument() => new()
    {
        { "_id", Name },
        { "version", Version },
        { "sources", SourcesArray() },
        { "lanes", LanesArray() },
        { "inputs", Inputs is { } inputs ? (BsonValue)inputs : BsonValue.Null },
        { "generation", Generation },
    };

    public static TransformPosition FromDocument(BsonDocument document) => new()
    {
        Name = document["_id"].AsString,
        Version = document["version"].AsInt32,
        Sources = [.. document["sources"].AsArray.Select(source => source.AsString)],
        Lanes = document["lanes"].AsArray.ToDictionary(
            lane => lane.AsDocument["lane"].AsString, lane => lane.AsDocument["number"].AsInt64, StringComparer.Ordinal),
        Inputs = document["inputs"].IsNull ? null : document["inputs"].AsString,
        Generation = document["generation"].AsInt64,
    };

    private BsonArray SourcesArray()
    {
        var sources = new BsonArray();
        foreach (var source in Sources)
        {
            sources.Add(source);
        }

        return sources;
    }

    private BsonArray LanesArray()
    {
        var lanes = new BsonArray();
        foreach (var (lane, number) in Lanes.OrderBy(lane => lane.Key, StringComparer.Ordinal))
        {
            lanes.Add(new BsonDocument { { "lane", lane }, { "number", number } });
        }

        return lanes;
    }
}
