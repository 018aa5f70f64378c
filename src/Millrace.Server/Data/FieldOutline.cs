using Millrace.Bson;
using Millrace.Server.Data.Shapes;

namespace Millrace.Server.Data;

/// <summary>Gathers which fields documents have, of which types and values. Bounded; for one thread.</summary>
internal sealed class FieldOutline
{
    private const int MostFields = 500;
    private const int MostDepth = 8;
    private const int MostElements = 20;

    private readonly Dictionary<string, OutlinedField> _fields = new(StringComparer.Ordinal);
    private readonly List<OutlinedField> _outermost = [];

    /// <summary>Documents that were added.</summary>
    public int Documents { get; private set; }

    /// <summary>Whether there were more fields than are kept.</summary>
    public bool IsCut { get; private set; }

    public void Add(BsonDocument document)
    {
        Documents++;
        AddFields(document, parent: null);
    }

    /// <summary>The fields, each followed by those inside it.</summary>
    public IReadOnlyList<FieldShape> Fields()
    {
        var shapes = new List<FieldShape>();
        foreach (var field in _outermost)
        {
            field.AppendTo(shapes);
        }

        return shapes;
    }

    private void AddFields(BsonDocument document, OutlinedField? parent)
    {
        foreach (var (name, value) in document)
        {
            Add(parent is null ? name : $"{parent.Path}.{name}", value, parent);
        }
    }

    private void Add(string path, BsonValue value, OutlinedField? parent)
    {
        if (Field(path, parent) is not { } field)
        {
            return;
        }

        field.Add(value, Documents);
        if (field.Depth >= MostDepth)
        {
            IsCut |= value.IsDocument || value.IsArray;
        }
        else if (value.IsDocument)
        {
            AddFields(value.AsDocument, field);
        }
        else if (value.IsArray)
        {
            foreach (var element in value.AsArray.Take(MostElements))
            {
                Add($"{path}[]", element, field);
            }
        }
    }

    private OutlinedField? Field(string path, OutlinedField? parent)
    {
        if (_fields.TryGetValue(path, out var field))
        {
            return field;
        }

        if (_fields.Count >= MostFields)
        {
            IsCut = true;
            return null;
        }

        field = new OutlinedField(path, parent is null ? 0 : parent.Depth + 1);
        _fields.Add(path, field);
        (parent?.Inner ?? _outermost).Add(field);
        return field;
    }
}
