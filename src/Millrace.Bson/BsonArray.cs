using System.Collections;

namespace Millrace.Bson;

/// <summary>A mutable list of values. Not thread-safe while it changes.</summary>
public sealed class BsonArray : IReadOnlyList<BsonValue>, IEquatable<BsonArray>
{
    private readonly List<BsonValue> _values;

    public BsonArray() => _values = [];

    public BsonArray(int capacity) => _values = new List<BsonValue>(capacity);

    public BsonArray(IEnumerable<BsonValue> values)
    {
        _values = [.. values];
        foreach (var value in _values)
            ThrowIfMissing(value);
    }

    public int Count => _values.Count;

    public BsonValue this[int index]
    {
        get => _values[index];
        set => _values[index] = ThrowIfMissing(value);
    }

    /// <exception cref="ArgumentException">The value is missing.</exception>
    public void Add(BsonValue value) => _values.Add(ThrowIfMissing(value));

    public void AddRange(IEnumerable<BsonValue> values)
    {
        foreach (var value in values)
            Add(value);
    }

    public void Insert(int index, BsonValue value) => _values.Insert(index, ThrowIfMissing(value));

    public void RemoveAt(int index) => _values.RemoveAt(index);

    public void Clear() => _values.Clear();

    public BsonArray DeepClone()
    {
        var clone = new BsonArray(_values.Count);
        foreach (var value in _values)
            clone._values.Add(value.DeepClone());
        return clone;
    }

    public bool Equals(BsonArray? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        return other is not null && _values.SequenceEqual(other._values);
    }

    public override bool Equals(object? obj) => Equals(obj as BsonArray);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in _values)
            hash.Add(value);
        return hash.ToHashCode();
    }

    /// <returns>Relaxed Extended JSON.</returns>
    public override string ToString() => ExtendedJson.Write(this, ExtendedJsonMode.Relaxed);

    public List<BsonValue>.Enumerator GetEnumerator() => _values.GetEnumerator();

    IEnumerator<BsonValue> IEnumerable<BsonValue>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static BsonValue ThrowIfMissing(BsonValue value) =>
        value.IsMissing ? throw new ArgumentException("A missing value cannot be stored in an array.", nameof(value)) : value;
}
