using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>
/// One level of a projection: what happens to each named field, and to those that are not named. Used by find's projection, $project,
/// $addFields and $unset.
/// </summary>
internal sealed class ProjectionNode(bool keepsOthers)
{
    private readonly Dictionary<string, ProjectionField> _fields = [];
    private readonly List<string> _computed = [];

    /// <summary>The named fields.</summary>
    public IReadOnlyDictionary<string, ProjectionField> Fields => _fields;

    /// <summary>Adds what happens at a path.</summary>
    /// <exception cref="CommandException">31249 or 31250: the path collides with another one.</exception>
    public void Add(string[] path, int index, ProjectionField field)
    {
        var name = path[index];
        var isLast = index == path.Length - 1;
        if (_fields.TryGetValue(name, out var existing))
        {
            if (isLast || existing.Child is null)
            {
                throw new CommandException(
                    (ErrorCode)(isLast ? 31250 : 31249),
                    $"Path collision at {string.Join('.', path)} remaining portion {string.Join('.', path[index..])}");
            }
        }
        else
        {
            existing = isLast ? field : ProjectionField.Nested(new ProjectionNode(keepsOthers));
            _fields.Add(name, existing);
        }

        if (!isLast)
        {
            existing.Child!.Add(path, index + 1, field);
        }

        if (field.Computed is not null && !_computed.Contains(name))
        {
            _computed.Add(name);
        }
    }

    /// <summary>The projected document; <paramref name="root"/> is what expressions see.</summary>
    public BsonDocument Apply(BsonDocument document, BsonDocument root)
    {
        var projected = Select(document);
        if (_computed.Count > 0)
        {
            Compute(projected, root);
        }

        return projected;
    }

    private BsonDocument Select(BsonDocument document)
    {
        var selected = new BsonDocument(document.Count);
        foreach (var (name, value) in document)
        {
            if (!_fields.TryGetValue(name, out var field))
            {
                if (keepsOthers)
                {
                    selected.Add(name, value);
                }

                continue;
            }

            var projected = SelectField(value, field);
            if (!projected.IsMissing)
            {
                selected.Add(name, projected);
            }
        }

        return selected;
    }

    private BsonValue SelectField(BsonValue value, ProjectionField field)
    {
        if (field.Child is not null)
        {
            return field.Child.SelectValue(value);
        }

        if (field.Transform is not null)
        {
            return field.Transform(value);
        }

        // A computed field keeps its place where all others stay, and comes last where only named ones do.
        return field.Computed is not null ? (keepsOthers ? value : default) : field.IsIncluded ? value : default;
    }

    private BsonValue SelectValue(BsonValue value)
    {
        switch (value.Type)
        {
            case BsonType.Document:
                return Select(value.AsDocument);
            case BsonType.Array:
                var selected = new BsonArray(value.AsArray.Count);
                foreach (var element in value.AsArray)
                {
                    var projected = SelectValue(element);
                    if (!projected.IsMissing)
                    {
                        selected.Add(projected);
                    }
                    else if (_computed.Count > 0)
                    {
                        // Keeps the element's place for the document that Compute puts there.
                        selected.Add(BsonValue.Null);
                    }
                }

                return selected;
            default:
                return keepsOthers ? value : default;
        }
    }

    private void Compute(BsonDocument projected, BsonDocument root)
    {
        foreach (var name in _computed)
        {
            var field = _fields[name];
            var value = field.Computed is not null ? field.Computed.Evaluate(root) : field.Child!.ComputeValue(projected[name], root);
            if (value.IsMissing)
            {
                projected.Remove(name);
            }
            else if (name == "_id" && !projected.ContainsKey(name))
            {
                projected.Insert(0, name, value);
            }
            else
            {
                projected[name] = value;
            }
        }
    }

    private BsonValue ComputeValue(BsonValue value, BsonDocument root)
    {
        if (value.Type == BsonType.Array)
        {
            var computed = new BsonArray(value.AsArray.Count);
            foreach (var element in value.AsArray)
            {
                computed.Add(ComputeValue(element, root));
            }

            return computed;
        }

        // Select made this document, so it may change; what is no document gives way to one.
        var document = value.Type == BsonType.Document ? value.AsDocument : [];
        Compute(document, root);
        return document;
    }
}
