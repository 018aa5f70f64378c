using System.Buffers;
using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Storage.Keys;

/// <summary>
/// The keys of one document in one index, in buffers that are used again for the next document. A field that holds an array gives one
/// key for each element. Not thread safe.
/// </summary>
internal sealed class IndexKeys
{
    private readonly ArrayBufferWriter<byte> _bytes = new(256);
    private readonly List<Range> _keys = [];
    private readonly HashSet<int> _hashes = [];

    /// <summary>Number of distinct keys.</summary>
    public int Count => _keys.Count;

    /// <summary>True when the document has an array in the indexed path.</summary>
    public bool MetArray { get; private set; }

    public ReadOnlySpan<byte> this[int position] => _bytes.WrittenSpan[_keys[position]];

    /// <summary>Builds the keys; none when the index leaves this document out (sparse, partial).</summary>
    /// <exception cref="CommandException">Two fields of the index hold different arrays, or one holds no geometry.</exception>
    public void Build(IndexInfo index, BsonDocument document)
    {
        _bytes.ResetWrittenCount();
        _keys.Clear();
        _hashes.Clear();
        MetArray = false;
        if (index.PartialMatcher is { } partial && !partial.Matches(document)) return;
        if (index.HasGeo) BuildGeo(index, document);
        else BuildOrdinary(index, document);
    }

    public bool Contains(ReadOnlySpan<byte> key)
    {
        for (int i = 0; i < Count; i++)
            if (this[i].SequenceEqual(key)) return true;
        return false;
    }

    public bool SameAs(IndexKeys other)
    {
        if (Count != other.Count) return false;
        for (int i = 0; i < Count; i++)
            if (!this[i].SequenceEqual(other[i])) return false;
        return true;
    }

    /// <summary>The values behind a key of a document, for the message about a duplicate.</summary>
    public static BsonDocument ValuesOf(IndexInfo index, BsonDocument document, ReadOnlySpan<byte> key)
    {
        ArrayBufferWriter<byte> bytes = new(key.Length);
        BsonDocument result = [];
        foreach (BsonValue[] values in new IndexKeyExpansion(index.Fields, document).Rows())
        {
            bytes.ResetWrittenCount();
            AppendKey(bytes, index.Fields, values);
            if (!bytes.WrittenSpan.SequenceEqual(key)) continue;
            for (int i = 0; i < values.Length; i++) result.Add(index.Fields[i].Path, values[i].IsMissing ? BsonValue.Null : values[i]);
            break;
        }

        return result;
    }

    private void BuildOrdinary(IndexInfo index, BsonDocument document)
    {
        bool present = !index.IsSparse;
        IndexKeyExpansion expansion = new(index.Fields, document);
        foreach (BsonValue[] values in expansion.Rows())
        {
            present = present || Array.Exists(values, static value => !value.IsMissing);
            Add(index, values);
        }

        MetArray = expansion.MetArray;
        if (!present) _keys.Clear();
    }

    private void BuildGeo(IndexInfo index, BsonDocument document)
    {
        GeoKeyExpansion expansion = new(index.Fields, document);
        foreach (BsonValue[] values in expansion.Rows()) Add(index, values);
        MetArray = expansion.MetArray;
    }

    private void Add(IndexInfo index, BsonValue[] values)
    {
        int start = _bytes.WrittenCount;
        AppendKey(_bytes, index.Fields, values);
        Keep(start.._bytes.WrittenCount);
    }

    private static void AppendKey(ArrayBufferWriter<byte> bytes, IReadOnlyList<IndexField> fields, BsonValue[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (fields[i].Descending) KeyEncoder.AppendDescending(bytes, values[i]);
            else KeyEncoder.Append(bytes, values[i]);
        }

        KeyEncoder.AppendEnd(bytes);
    }

    private void Keep(Range key)
    {
        HashCode hash = default;
        hash.AddBytes(_bytes.WrittenSpan[key]);
        if (!_hashes.Add(hash.ToHashCode()) && Contains(_bytes.WrittenSpan[key])) return; // an array with equal elements
        _keys.Add(key);
    }
}
