using Millrace.Bson;

namespace Millrace.Mongo;

/// <summary>An index to be created. Immutable.</summary>
/// <param name="Keys">Fields and direction or kind, e.g. <c>{ city: 1, age: -1 }</c>.</param>
public sealed record IndexModel(BsonDocument Keys)
{
    /// <summary>The index's name; null makes one of the keys, as MongoDB's shells do: <c>city_1_age_-1</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Whether two documents may not have the same key.</summary>
    public bool Unique { get; init; }

    /// <summary>Other options, e.g. <c>{ sparse: true }</c>; null for none.</summary>
    public BsonDocument? Options { get; init; }

    internal BsonDocument ToDocument()
    {
        var document = new BsonDocument
        {
            { "key", Keys },
            { "name", Name ?? string.Join('_', Keys.Select(key => $"{key.Name}_{KindOf(key.Value)}")) },
        };
        if (Unique)
        {
            document.Add("unique", true);
        }

        foreach (var option in Options ?? [])
        {
            document.Add(option.Name, option.Value);
        }

        return document;
    }

    /// <summary>1, -1, or the kind of a special index such as 2dsphere.</summary>
    private static string KindOf(BsonValue value) =>
        value.IsString ? value.AsString : value.TryGetInt64(out var direction) ? $"{direction}" : "";
}
