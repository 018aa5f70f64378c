using Millrace.Embedded.Kafka.Log;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>Where a setting's value comes from, by the number on the wire, and a topic's settings with their sources.</summary>
internal static class ConfigSource
{
    public const sbyte Topic = 1;
    public const sbyte StaticBroker = 4;
    public const sbyte Default = 5;

    public static IEnumerable<(string Name, string Value, sbyte Source, SettingKind Kind)> Describe(TopicConfig config) =>
        TopicConfig.Known.Select(setting => (
            setting.Name,
            config.Value(setting.Name),
            config.Overrides.ContainsKey(setting.Name) ? Topic : Default,
            setting.Kind));
}
