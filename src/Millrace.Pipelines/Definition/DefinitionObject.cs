using System.Globalization;
using System.Text.Json;

namespace Millrace.Pipelines.Definition;

/// <summary>
/// One object of a definition file, read member by member; every complaint names the member by its JSON path. Not thread-safe.
/// </summary>
internal sealed class DefinitionObject
{
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly string _path;

    /// <exception cref="PipelineConfigurationException">It is no object.</exception>
    public DefinitionObject(JsonElement element, string path)
    {
        _path = path;
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(path, "must be an object");
        }

        foreach (var member in element.EnumerateObject())
        {
            _members[member.Name] = member.Value;
        }
    }

    public static PipelineConfigurationException Wrong(string path, string problem) => new($"{path} {problem}.");

    /// <summary>Every member that was there must have been asked for.</summary>
    public void End()
    {
        if (_members.Keys.FirstOrDefault(name => !_known.Contains(name)) is { } stranger)
        {
            throw Wrong(PathOf(stranger), $"is not known; {_path} may have {string.Join(", ", _known.Order(StringComparer.Ordinal))}");
        }
    }

    /// <summary>What <paramref name="make"/> makes of the members; its own complaints begin with this object's path.</summary>
    public T Read<T>(Func<DefinitionObject, T> make)
    {
        try
        {
            var made = make(this);
            End();
            return made;
        }
        catch (PipelineConfigurationException wrong) when (!wrong.Message.StartsWith('$'))
        {
            throw new PipelineConfigurationException($"{_path}: {wrong.Message}");
        }
    }

    public string PathOf(string name) => $"{_path}.{name}";

    public bool TryGet(string name, out JsonElement value)
    {
        _known.Add(name);
        return _members.TryGetValue(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    public JsonElement Need(string name) =>
        TryGet(name, out var value) ? value : throw Wrong(PathOf(name), "is missing");

    public string Text(string name) => TextOf(Need(name), PathOf(name));

    public string? TextOrNull(string name) => TryGet(name, out var value) ? TextOf(value, PathOf(name)) : null;

    public int Number(string name, int otherwise) => !TryGet(name, out var value) ? otherwise
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number
        : throw Wrong(PathOf(name), "must be a whole number");

    public int NeedNumber(string name)
    {
        Need(name);
        return Number(name, 0);
    }

    public int? NumberOrNull(string name) => TryGet(name, out _) ? Number(name, 0) : null;

    public double? RealOrNull(string name) => !TryGet(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number
        : throw Wrong(PathOf(name), "must be a number");

    public bool Flag(string name) => TryGet(name, out var value) && (value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? value.GetBoolean()
        : throw Wrong(PathOf(name), "must be true or false"));

    /// <summary>A length of time such as <c>500ms</c>, <c>5s</c>, <c>2m</c>, <c>1h</c>.</summary>
    public TimeSpan Duration(string name, TimeSpan otherwise)
    {
        if (TextOrNull(name) is not { } text)
        {
            return otherwise;
        }

        var unit = text.TrimStart("0123456789.".ToCharArray());
        var length = unit switch
        {
            "ms" => TimeSpan.FromMilliseconds(1),
            "s" => TimeSpan.FromSeconds(1),
            "m" => TimeSpan.FromMinutes(1),
            "h" => TimeSpan.FromHours(1),
            _ => TimeSpan.Zero,
        };
        return length > TimeSpan.Zero
            && double.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && amount * length.TotalDays <= 365
            ? amount * length
            : throw Wrong(PathOf(name), "must be a duration such as 500ms, 5s, 2m or 1h, up to a year");
    }

    /// <summary>One of several names.</summary>
    public T Choice<T>(string name, IReadOnlyDictionary<string, T> choices, T otherwise) => TextOrNull(name) is not { } text ? otherwise
        : choices.TryGetValue(text, out var chosen) ? chosen
        : throw Wrong(PathOf(name), $"must be one of {string.Join(", ", choices.Keys)}");

    public IReadOnlyList<string> Texts(string name) => List(name, TextOf);

    public IReadOnlyList<T> List<T>(string name, Func<JsonElement, string, T> read)
    {
        if (!TryGet(name, out var value))
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select((element, index) => read(element, $"{PathOf(name)}[{index}]"))]
            : throw Wrong(PathOf(name), "must be an array");
    }

    /// <summary>An object whose members are all strings.</summary>
    public IReadOnlyDictionary<string, string> Map(string name)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (TryGet(name, out var value))
        {
            var members = new DefinitionObject(value, PathOf(name));
            foreach (var (member, text) in members._members)
            {
                map[member] = TextOf(text, members.PathOf(member));
            }
        }

        return map;
    }

    public T Object<T>(string name, Func<DefinitionObject, T> make) => new DefinitionObject(Need(name), PathOf(name)).Read(make);

    public T? ObjectOrNull<T>(string name, Func<DefinitionObject, T> make)
        where T : class => TryGet(name, out _) ? Object(name, make) : null;

    private static string TextOf(JsonElement value, string path) => value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw Wrong(path, "must be a string");
}
