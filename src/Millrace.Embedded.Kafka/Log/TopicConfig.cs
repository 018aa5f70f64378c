using System.Collections.Frozen;

namespace Millrace.Embedded.Kafka.Log;

/// <summary>
/// The settings of a topic, immutable. Settings of Apache Kafka that have no meaning on a single node are accepted, kept and reported,
/// so that tools which set them go on working.
/// </summary>
internal sealed class TopicConfig
{
    private static readonly FrozenDictionary<string, TopicSetting> Settings = AllSettings().ToFrozenDictionary(setting => setting.Name);

    private readonly FrozenDictionary<string, string> _overrides;
    private readonly EmbeddedBrokerOptions _defaults;

    private TopicConfig(FrozenDictionary<string, string> overrides, EmbeddedBrokerOptions defaults)
    {
        _overrides = overrides;
        _defaults = defaults;
        SegmentBytes = (int)Number("segment.bytes");
        SegmentMs = Number("segment.ms");
        RetentionMs = Number("retention.ms");
        RetentionBytes = Number("retention.bytes");
        MaxMessageBytes = (int)Number("max.message.bytes");
        MinInSyncReplicas = (int)Number("min.insync.replicas");
        UsesLogAppendTime = Value("message.timestamp.type") == "LogAppendTime";
        DeletesOldSegments = Value("cleanup.policy").Contains("delete", StringComparison.Ordinal);
    }

    /// <summary>The settings that differ from the broker's defaults.</summary>
    public IReadOnlyDictionary<string, string> Overrides => _overrides;

    public int SegmentBytes { get; }

    public long SegmentMs { get; }

    public long RetentionMs { get; }

    public long RetentionBytes { get; }

    public int MaxMessageBytes { get; }

    /// <summary>How many replicas must take a record that asks for all of them; more than one cannot be had here.</summary>
    public int MinInSyncReplicas { get; }

    public bool UsesLogAppendTime { get; }

    public bool DeletesOldSegments { get; }

    public static IEnumerable<TopicSetting> Known => Settings.Values.OrderBy(setting => setting.Name, StringComparer.Ordinal);

    /// <summary>Makes a configuration of overrides, or says what is wrong with them.</summary>
    public static TopicConfig? Create(IReadOnlyDictionary<string, string> overrides, EmbeddedBrokerOptions defaults, out string? problem)
    {
        problem = overrides.Select(pair => Check(pair.Key, pair.Value)).FirstOrDefault(found => found is not null);
        return problem is null ? new TopicConfig(overrides.ToFrozenDictionary(), defaults) : null;
    }

    /// <summary>Whether a setting exists and takes a list of values.</summary>
    public static bool IsList(string name) => Settings.TryGetValue(name, out var setting) && setting.Kind == SettingKind.List;

    /// <summary>The value in force: the override, or the broker's default.</summary>
    public string Value(string name) => _overrides.TryGetValue(name, out var value) ? value : Settings[name].DefaultFrom(_defaults);

    private static string? Check(string name, string value) =>
        Settings.TryGetValue(name, out var setting)
            ? setting.Accepts(value) ? null : $"Invalid value {value} for configuration {name}."
            : $"Unknown topic config name: {name}";

    private static IEnumerable<TopicSetting> AllSettings()
    {
        const string longMax = "9223372036854775807";
        yield return new("cleanup.policy", SettingKind.List, _ => "delete") { Allowed = ["delete", "compact"] };
        yield return new("compression.type", SettingKind.Text, _ => "producer")
        {
            Allowed = ["producer", "uncompressed", "gzip", "snappy", "lz4", "zstd"],
        };
        yield return new("delete.retention.ms", SettingKind.Long, _ => "86400000") { Min = 0 };
        yield return new("file.delete.delay.ms", SettingKind.Long, _ => "60000") { Min = 0 };
        yield return new("flush.messages", SettingKind.Long, _ => longMax) { Min = 1 };
        yield return new("flush.ms", SettingKind.Long, _ => longMax) { Min = 0 };
        yield return new("index.interval.bytes", SettingKind.Int, _ => "4096") { Min = 0 };
        yield return new("max.compaction.lag.ms", SettingKind.Long, _ => longMax) { Min = 1 };
        yield return new("max.message.bytes", SettingKind.Int, options => options.MaxMessageBytes.ToString()) { Min = 0 };
        yield return new("message.downconversion.enable", SettingKind.Boolean, _ => "true");
        yield return new("message.format.version", SettingKind.Text, _ => "3.0-IV1");
        yield return new("message.timestamp.difference.max.ms", SettingKind.Long, _ => longMax) { Min = 0 };
        yield return new("message.timestamp.type", SettingKind.Text, _ => "CreateTime") { Allowed = ["CreateTime", "LogAppendTime"] };
        yield return new("min.cleanable.dirty.ratio", SettingKind.Double, _ => "0.5") { Min = 0 };
        yield return new("min.compaction.lag.ms", SettingKind.Long, _ => "0") { Min = 0 };
        yield return new("min.insync.replicas", SettingKind.Int, _ => "1") { Min = 1 };
        yield return new("preallocate", SettingKind.Boolean, _ => "false");
        yield return new("retention.bytes", SettingKind.Long, options => (options.RetentionBytes ?? -1).ToString()) { Min = -1 };
        yield return new("retention.ms", SettingKind.Long, options => Milliseconds(options.Retention)) { Min = -1 };
        yield return new("segment.bytes", SettingKind.Int, options => options.SegmentBytes.ToString()) { Min = 1024 };
        yield return new("segment.index.bytes", SettingKind.Int, _ => "10485760") { Min = 4 };
        yield return new("segment.jitter.ms", SettingKind.Long, _ => "0") { Min = 0 };
        yield return new("segment.ms", SettingKind.Long, _ => "604800000") { Min = 1 };
        yield return new("unclean.leader.election.enable", SettingKind.Boolean, _ => "false");
    }

    private static string Milliseconds(TimeSpan? span) => span is { } value ? ((long)value.TotalMilliseconds).ToString() : "-1";

    private long Number(string name) => long.Parse(Value(name));
}
