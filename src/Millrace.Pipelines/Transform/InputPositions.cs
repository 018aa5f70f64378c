using System.Collections;
using Millrace.Bson;

namespace Millrace.Pipelines.Transform;

/// <summary>The positions of a transform's inputs by name: lanes of the load journal, or flatten transforms. Immutable.</summary>
internal sealed class InputPositions(IReadOnlyDictionary<string, InputPosition> positions)
    : IEnumerable<KeyValuePair<string, InputPosition>>, IEquatable<InputPositions>
{
    private readonly SortedDictionary<string, InputPosition> _positions =
        new(positions.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);

    public static InputPositions None { get; } = new(new Dictionary<string, InputPosition>());

    /// <summary>The position of an input; zero when it was never read.</summary>
    public InputPosition this[string name] => _positions.GetValueOrDefault(name);

    /// <summary>These positions, with others in place of those of the same name.</summary>
    public InputPositions With(IEnumerable<KeyValuePair<string, InputPosition>> others)
    {
        var merged = _positions.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, position) in others)
        {
            merged[name] = position;
        }

        return new InputPositions(merged);
    }

    public bool Equals(InputPositions? other) => other is not null && _positions.SequenceEqual(other._positions);

    public override bool Equals(object? obj) => Equals(obj as InputPositions);

    public override int GetHashCode() => _positions.Count;

    public IEnumerator<KeyValuePair<string, InputPosition>> GetEnumerator() => _positions.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Names of lanes have dots in them, so they are values, not field names.
    public BsonArray ToArray() => new(_positions.Select(input => (BsonValue)new BsonDocument
    {
        { "name", input.Key }, { "build", input.Value.Build }, { "number", input.Value.Number },
    }));

    public static InputPositions FromArray(BsonArray array) => new(array.Select(input => input.AsDocument).ToDictionary(
        input => input["name"].AsString, input => new InputPosition(input["build"].AsInt64, input["number"].AsInt64)));
}
