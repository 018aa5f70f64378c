namespace Millrace.Embedded.Kafka.Log;

/// <summary>One setting that a topic can have.</summary>
/// <param name="Name">Its name, as in Apache Kafka.</param>
/// <param name="Kind">Its type.</param>
/// <param name="DefaultFrom">Its value where a topic does not set it.</param>
internal sealed record TopicSetting(string Name, SettingKind Kind, Func<EmbeddedBrokerOptions, string> DefaultFrom)
{
    /// <summary>The values a text may take, or the elements of a list; empty for any.</summary>
    public string[] Allowed { get; init; } = [];

    /// <summary>The least value of a number.</summary>
    public long Min { get; init; } = long.MinValue;

    public bool Accepts(string value) => Kind switch
    {
        SettingKind.Boolean => value is "true" or "false",
        SettingKind.Int => int.TryParse(value, out var number) && number >= Min,
        SettingKind.Long => long.TryParse(value, out var number) && number >= Min,
        SettingKind.Double => double.TryParse(value, out var number) && number >= Min,
        SettingKind.List => value.Split(',', StringSplitOptions.TrimEntries).All(IsAllowed),
        _ => IsAllowed(value),
    };

    private bool IsAllowed(string value) => Allowed.Length == 0 || Allowed.Contains(value);
}
