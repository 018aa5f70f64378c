using Millrace.Bson;
using Millrace.Server.Data.Shapes;

namespace Millrace.Server.Data;

/// <summary>What is known of one field of an outline. Bounded; for one thread.</summary>
internal sealed class OutlinedField(string path, int depth)
{
    private const int MostValues = 60;
    private const int MostShown = 6;
    private const int MostValueLength = 60;

    private readonly Dictionary<string, int> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _values = new(StringComparer.Ordinal);
    private bool _hasMoreValues;
    private int _lastDocument;
    private int _documents;
    private BsonValue _least;
    private BsonValue _greatest;

    public string Path => path;

    public int Depth => depth;

    public List<OutlinedField> Inner { get; } = [];

    public void Add(BsonValue value, int document)
    {
        if (_lastDocument != document)
        {
            _lastDocument = document;
            _documents++;
        }

        var type = TypeNames.Of(value.Type);
        _types[type] = _types.GetValueOrDefault(type) + 1;
        if (value.IsNumber || value.Type == BsonType.DateTime)
        {
            Widen(value);
        }

        if (!value.IsDocument && !value.IsArray && !value.IsNull)
        {
            Count(TextOf(value));
        }
    }

    public void AppendTo(List<FieldShape> shapes)
    {
        shapes.Add(new FieldShape(
            path, depth, _documents,
            [.. _types.OrderByDescending(type => type.Value).Select(type => new TypeShare(type.Key, type.Value))],
            [.. _values.OrderByDescending(value => value.Value).Take(MostShown).Select(value => new ValueShare(value.Key, value.Value))],
            _hasMoreValues ? null : _values.Count,
            _least.IsMissing ? null : TextOf(_least),
            _greatest.IsMissing ? null : TextOf(_greatest)));
        foreach (var field in Inner)
        {
            field.AppendTo(shapes);
        }
    }

    private void Count(string value)
    {
        if (_values.TryGetValue(value, out var count))
        {
            _values[value] = count + 1;
        }
        else if (_values.Count < MostValues)
        {
            _values.Add(value, 1);
        }
        else
        {
            _hasMoreValues = true;
        }
    }

    private void Widen(BsonValue value)
    {
        // Numbers and times are not compared with each other: the first kind stays.
        if (_least.IsMissing)
        {
            (_least, _greatest) = (value, value);
        }
        else if (_least.IsNumber == value.IsNumber)
        {
            _least = BsonComparer.Instance.Compare(value, _least) < 0 ? value : _least;
            _greatest = BsonComparer.Instance.Compare(value, _greatest) > 0 ? value : _greatest;
        }
    }

    private static string TextOf(BsonValue value)
    {
        var text = ScalarText.Of(value);
        return text.Length <= MostValueLength ? text : string.Concat(text.AsSpan(0, MostValueLength - 1), "…");
    }
}
