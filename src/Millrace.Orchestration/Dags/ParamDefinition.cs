using Millrace.Bson;

namespace Millrace.Orchestration.Dags;

/// <summary>A parameter of a DAG's runs: its name, type, bounds and default. Immutable.</summary>
public sealed record ParamDefinition
{
    private const int MaxTextLength = 64 * 1024;

    private ParamDefinition(string name, ParamType type)
    {
        Name = name;
        Type = type;
    }

    /// <summary>The name, as a run's conf has it.</summary>
    public string Name { get; }

    /// <summary>What it takes.</summary>
    public ParamType Type { get; }

    /// <summary>For people.</summary>
    public string Description { get; init; } = "";

    /// <summary>What it is when a run does not say; <see cref="BsonValue.Missing"/> when it must be given.</summary>
    public BsonValue Default { get; init; }

    /// <summary>Whether a run must give it.</summary>
    public bool IsRequired => Default.IsMissing;

    /// <summary>The smallest number, or null.</summary>
    public double? Min { get; init; }

    /// <summary>The largest number, or null.</summary>
    public double? Max { get; init; }

    /// <summary>The only texts allowed; empty for any.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>Text; without a default it must be given.</summary>
    public static ParamDefinition Text(string name, string? defaultValue = null, params string[] allowed) => new(name, ParamType.Text)
    {
        Default = defaultValue is null ? BsonValue.Missing : defaultValue,
        Allowed = [.. allowed],
    };

    /// <summary>A whole number; without a default it must be given.</summary>
    public static ParamDefinition Integer(string name, long? defaultValue = null, long? min = null, long? max = null) =>
        new(name, ParamType.Integer) { Default = defaultValue is { } value ? value : BsonValue.Missing, Min = min, Max = max };

    /// <summary>A number; without a default it must be given.</summary>
    public static ParamDefinition Number(string name, double? defaultValue = null, double? min = null, double? max = null) =>
        new(name, ParamType.Number) { Default = defaultValue is { } value ? value : BsonValue.Missing, Min = min, Max = max };

    /// <summary>true or false; without a default it must be given.</summary>
    public static ParamDefinition Boolean(string name, bool? defaultValue = null) =>
        new(name, ParamType.Boolean) { Default = defaultValue is { } value ? value : BsonValue.Missing };

    /// <summary>An instant; without a default it must be given.</summary>
    public static ParamDefinition Timestamp(string name, DateTimeOffset? defaultValue = null) =>
        new(name, ParamType.Timestamp) { Default = defaultValue is { } value ? value : BsonValue.Missing };

    /// <summary>A JSON object or array; without a default it must be given.</summary>
    public static ParamDefinition Json(string name, BsonValue defaultValue = default) =>
        new(name, ParamType.Json) { Default = defaultValue };

    /// <summary>The value as the run keeps it: the default when none was given, whole numbers as 64 bits, timestamps as dates.</summary>
    /// <exception cref="ParamException">It is required, of another type, or out of bounds.</exception>
    internal BsonValue Read(BsonValue given)
    {
        if (given.IsMissing)
        {
            return IsRequired ? throw new ParamException($"The parameter '{Name}' must be given.", Name) : Default;
        }

        var value = Type switch
        {
            ParamType.Text when given.IsString => given,
            ParamType.Integer when given.IsNumber && given.TryGetInt64(out var whole) => whole,
            ParamType.Number when given.IsNumber => given.ToDouble(),
            ParamType.Boolean when given.Type == BsonType.Boolean => given,
            ParamType.Timestamp => ReadTimestamp(given),
            ParamType.Json when given.IsDocument || given.IsArray => given,
            _ => BsonValue.Missing,
        };
        if (value.IsMissing)
        {
            throw new ParamException($"The parameter '{Name}' must be {Expected()}, not {given}.", Name);
        }

        CheckBounds(value);
        return value;
    }

    private static BsonValue ReadTimestamp(BsonValue given) => given.Type switch
    {
        BsonType.DateTime => given,
        BsonType.String when DateTimeOffset.TryParse(
            given.AsString, null, System.Globalization.DateTimeStyles.AssumeUniversal, out var instant) => instant,
        _ => BsonValue.Missing,
    };

    private string Expected() => Type switch
    {
        ParamType.Text => "text",
        ParamType.Integer => "a whole number",
        ParamType.Number => "a number",
        ParamType.Boolean => "true or false",
        ParamType.Timestamp => "an instant such as 2026-03-01T00:00:00Z",
        _ => "a JSON object or array",
    };

    private void CheckBounds(BsonValue value)
    {
        if (value.IsString && value.AsString.Length > MaxTextLength)
        {
            throw new ParamException($"The parameter '{Name}' is longer than {MaxTextLength} characters.", Name);
        }

        if (Allowed.Count > 0 && !Allowed.Contains(value.AsString))
        {
            throw new ParamException(
                $"The parameter '{Name}' must be one of {string.Join(", ", Allowed)}, not '{value.AsString}'.", Name);
        }

        if (value.IsNumber && (value.ToDouble() < Min || value.ToDouble() > Max))
        {
            var bounds = Min is null ? $"at most {Max}" : Max is null ? $"at least {Min}" : $"between {Min} and {Max}";
            throw new ParamException($"The parameter '{Name}' must be {bounds}, not {value}.", Name);
        }
    }
}
