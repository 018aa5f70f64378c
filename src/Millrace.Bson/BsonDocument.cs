using System.Collections;

namespace Millrace.Bson;

/// <summary>
/// An ordered list of named values. Names may repeat, as BSON allows; access by name then means the first.
/// Not thread-safe while it changes. Equality is exact and depends on the order of the fields.
/// </summary>
public sealed partial class BsonDocument : IReadOnlyList<BsonElement>, IEquatable<BsonDocument>
{
    // Comparing a few names is faster than hashing; wide documents get an index when they are first searched.
    private const int IndexedFrom = 24;

    private readonly List<BsonElement> _elements;
    private Dictionary<string, int>? _index;

    public BsonDocument() => _elements = [];

    public BsonDocument(int capacity) => _elements = new List<BsonElement>(capacity);

    public BsonDocument(string name, BsonValue value)
        : this(1) => Add(name, value);

    public BsonDocument(IEnumerable<BsonElement> elements)
        : this()
    {
        foreach (var (name, value) in elements)
            Add(name, value);
    }

    public int Count => _elements.Count;

    BsonElement IReadOnlyList<BsonElement>.this[int index] => _elements[index];

    /// <summary>
    /// Gets the value, or <see cref="BsonValue.Missing"/>; sets it in place or at the end, and setting a missing value removes the field.
    /// </summary>
    public BsonValue this[string name]
    {
        get => TryGetValue(name, out var value) ? value : BsonValue.Missing;
        set
        {
            var index = IndexOf(name);
            if (index < 0 && !value.IsMissing)
                Add(name, value);
            else if (index >= 0 && value.IsMissing)
                RemoveAt(index);
            else if (index >= 0)
                _elements[index] = new BsonElement(name, value);
        }
    }

    public BsonElement GetAt(int index) => _elements[index];

    /// <summary>Replaces the value of the field at this position; its name stays.</summary>
    public void SetAt(int index, BsonValue value) => _elements[index] = Checked(_elements[index].Name, value);

    /// <summary>Appends a field, even if one of that name exists.</summary>
    /// <exception cref="ArgumentException">The value is missing.</exception>
    public void Add(string name, BsonValue value)
    {
        _elements.Add(Checked(name, value));
        _index?.TryAdd(name, _elements.Count - 1);
    }

    public void Insert(int index, string name, BsonValue value)
    {
        _elements.Insert(index, Checked(name, value));
        _index = null;
    }

    public bool TryGetValue(string name, out BsonValue value)
    {
        var index = IndexOf(name);
        value = index < 0 ? BsonValue.Missing : _elements[index].Value;
        return index >= 0;
    }

    public bool ContainsKey(string name) => IndexOf(name) >= 0;

    /// <returns>Position of the first field of that name, or -1.</returns>
    public int IndexOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_elements.Count >= IndexedFrom)
            return (_index ??= BuildIndex()).GetValueOrDefault(name, -1);
        for (var i = 0; i < _elements.Count; i++)
        {
            if (_elements[i].Name == name)
                return i;
        }

        return -1;
    }

    /// <summary>Removes the first field of that name.</summary>
    public bool Remove(string name)
    {
        var index = IndexOf(name);
        if (index >= 0)
            RemoveAt(index);
        return index >= 0;
    }

    public void RemoveAt(int index)
    {
        _elements.RemoveAt(index);
        _index = null;
    }

    public void Clear()
    {
        _elements.Clear();
        _index = null;
    }

    /// <returns>A copy that shares no document or array with this one.</returns>
    public BsonDocument DeepClone()
    {
        var clone = new BsonDocument(_elements.Count);
        foreach (var (name, value) in _elements)
            clone._elements.Add(new BsonElement(name, value.DeepClone()));
        return clone;
    }

    public bool Equals(BsonDocument? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        return other is not null && _elements.SequenceEqual(other._elements);
    }

    public override bool Equals(object? obj) => Equals(obj as BsonDocument);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var element in _elements)
            hash.Add(element);
        return hash.ToHashCode();
    }

    public List<BsonElement>.Enumerator GetEnumerator() => _elements.GetEnumerator();

    IEnumerator<BsonElement> IEnumerable<BsonElement>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static BsonElement Checked(string name, BsonValue value)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (value.IsMissing)
            throw new ArgumentException($"A missing value cannot be stored in field '{name}'.", nameof(value));
        return new BsonElement(name, value);
    }

    private Dictionary<string, int> BuildIndex()
    {
        var index = new Dictionary<string, int>(_elements.Count);
        for (var i = 0; i < _elements.Count; i++)
            index.TryAdd(_elements[i].Name, i);
        return index;
    }
}
