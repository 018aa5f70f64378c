using Microsoft.Extensions.Logging;
using Millrace.Pipelines.Stream;

namespace Millrace.Cli.Settings;

/// <summary>Every setting of the product, with its default. A command offers those that it reads.</summary>
internal static class KnownSettings
{
    // Where things are.
    public static Setting<string> DataDir { get; } = new(
        "--data-dir", "DIR", "Folder of the embedded broker and store", "./data", SettingParser.Folder);

    public static Setting<string> Kafka { get; } = new(
        "--kafka", "HOST:PORT,…", "Kafka cluster to use instead of the embedded broker", null, SettingParser.BootstrapServers);

    public static Setting<string> Mongo { get; } = new(
        "--mongo", "URI", "MongoDB to use instead of the embedded store", null, SettingParser.MongoUri);

    public static Setting<int> KafkaPort { get; } = new(
        "--kafka-port", "PORT", "Port of the embedded broker on 127.0.0.1; 0 takes any free one", "9092", SettingParser.Port);

    public static Setting<int> MongoPort { get; } = new(
        "--mongo-port", "PORT", "Port of the embedded store on 127.0.0.1; 0 takes any free one", "27017", SettingParser.Port);

    public static Setting<int> AnyKafkaPort { get; } = new(
        "--kafka-port", "PORT", "Port of the embedded broker on 127.0.0.1; 0 takes any free one", "0", SettingParser.Port);

    public static Setting<int> AnyMongoPort { get; } = new(
        "--mongo-port", "PORT", "Port of the embedded store on 127.0.0.1; 0 takes any free one", "0", SettingParser.Port);

    public static Setting<HttpAddress> Http { get; } = new(
        "--http",
        "HOST:PORT",
        "Where the web UI and API answer, or none; another address than loopback needs users",
        "127.0.0.1:8080",
        HttpAddress.Parse);

    public static FlagSetting RequireLogin { get; } = new(
        "--require-login", "Demand a login on loopback too; other addresses always do");

    public static Setting<string> TlsCertificate { get; } = new(
        "--tls-certificate", "FILE", "Certificate for HTTPS, PEM with its chain or PFX", null, SettingParser.Folder);

    public static Setting<string> TlsKey { get; } = new(
        "--tls-key", "FILE", "Private key of a PEM certificate, where it is in a file of its own", null, SettingParser.Folder);

    public static Setting<string> TlsPasswordFile { get; } = new(
        "--tls-password-file", "FILE", "File whose first line is the password of the key or PFX", null, SettingParser.Folder);

    public static Setting<string> Ui { get; } = new(
        "--ui", "DIR", "Folder of the built web UI (default: the one beside the program)", null, SettingParser.Folder);

    // What is run.
    public static Setting<string> Pipeline { get; } = new(
        "--pipeline", "FILE", "Pipeline file to run instead of the reference pipeline", null, SettingParser.Folder);

    // What is extracted.
    public static Setting<string> Source { get; } = new(
        "--source",
        "live|builtin|URL",
        "Random User API: the public one, the built-in one or any server that speaks it (default: live when it answers, else builtin)",
        null,
        SettingParser.Source);

    public static Setting<IReadOnlyList<string>> Nationalities { get; } = new(
        "--nationalities", "CODES", "Nationalities to extract, comma-separated", "US,UA,CH,AU", SettingParser.Nationalities);

    public static Setting<int> Results { get; } = new(
        "--results", "N", "Users asked for in one request", "10", SettingParser.Count(1, 5000));

    public static Setting<TimeSpan> Interval { get; } = new(
        "--interval", "TIME", "Time between two requests for a nationality", "5s", SettingParser.Duration);

    public static Setting<TimeSpan> Window { get; } = new(
        "--window", "TIME", "How long one extraction goes on; 0s makes one request for each nationality", "2m", SettingParser.Duration);

    public static Setting<TimeSpan?> Every { get; } = new(
        "--every",
        "TIME",
        "Time from the start of one extraction to the next (default: every ten minutes by the clock)",
        null,
        text => SettingParser.Duration(text));

    // The demo is the same with more haste.
    public static Setting<int> DemoResults { get; } = new(
        "--results", "N", "Users asked for in one request", "100", SettingParser.Count(1, 5000));

    public static Setting<TimeSpan> DemoInterval { get; } = new(
        "--interval", "TIME", "Time between two requests for a nationality", "1s", SettingParser.Duration);

    public static Setting<TimeSpan> DemoWindow { get; } = new(
        "--window", "TIME", "How long it extracts; 0s makes one request for each nationality", "8s", SettingParser.Duration);

    // How it flows.
    public static Setting<string> Topic { get; } = new("--topic", "NAME", "Kafka topic", "random_users", SettingParser.Text);

    public static Setting<StreamCompression?> Compression { get; } = new(
        "--compression",
        "CODEC",
        "Compression of the topic's batches: none, gzip, snappy, lz4 or zstd (default: lz4, or what the pipeline file says)",
        null,
        SettingParser.Compression);

    public static Setting<string> Group { get; } = new("--group", "NAME", "Consumer group of the loader", "users", SettingParser.Text);

    public static Setting<int> BatchSize { get; } = new(
        "--batch-size", "N", "Most records the loader writes at once", "1000", SettingParser.Count(1, 100_000));

    public static Setting<int?> Parallel { get; } = new(
        "--parallel",
        "N",
        "Tasks run at a time (default: 16 beside the loaders)",
        null,
        text => SettingParser.Count(1, 1000)(text));

    public static Setting<LogLevel> LogLevel { get; } = new(
        "--log-level", "LEVEL", "Least level that is logged to stderr: debug, information, warning or error", "warning", ParseLogLevel);

    public static Setting<LogFormat> LogFormat { get; } = new(
        "--log-format", "FORMAT", "How a message is logged: text, or json (one object a line)", "text", ParseLogFormat);

    public static Setting<Uri> Otlp { get; } = new(
        "--otlp",
        "URL",
        "OpenTelemetry collector for metrics and traces over HTTP, e.g. http://127.0.0.1:4318 (or OTEL_EXPORTER_OTLP_ENDPOINT)",
        null,
        SettingParser.HttpUrl);

    private static LogFormat ParseLogFormat(string text) => text.ToLowerInvariant() switch
    {
        "text" => Cli.LogFormat.Text,
        "json" => Cli.LogFormat.Json,
        _ => throw new FormatException("the formats are text and json."),
    };

    private static LogLevel ParseLogLevel(string text) => text.ToLowerInvariant() switch
    {
        "trace" => Microsoft.Extensions.Logging.LogLevel.Trace,
        "debug" => Microsoft.Extensions.Logging.LogLevel.Debug,
        "information" or "info" => Microsoft.Extensions.Logging.LogLevel.Information,
        "warning" or "warn" => Microsoft.Extensions.Logging.LogLevel.Warning,
        "error" => Microsoft.Extensions.Logging.LogLevel.Error,
        _ => throw new FormatException("the levels are trace, debug, information, warning and error."),
    };
}
