using System.CommandLine;
using System.Text;
using Millrace.Cli.Hosting;
using Millrace.Cli.Settings;
using Millrace.Pipelines;
using Millrace.Pipelines.Stream;

namespace Millrace.Cli.Commands;

/// <summary><c>millrace topics tail</c>: the last records of a topic, one line a record.</summary>
internal sealed class TopicsTailCommand : MillraceCommand
{
    private static readonly Setting<int> Last = new(
        "--last", "N", "How many of each partition's last records to begin with", "10", SettingParser.Count(0, 1_000_000));

    private readonly Argument<string?> _topic = new("topic")
    {
        Description = "The topic (default: the pipeline's)", Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _follow = new("--follow", "-f") { Description = "Go on with new records until Ctrl-C" };
    private readonly Option<bool> _headers = new("--headers") { Description = "Show each record's headers" };

    public TopicsTailCommand()
        : base(
            "tail",
            "Print the last records of a topic, one line a record.",
            KnownSettings.DataDir,
            KnownSettings.Kafka,
            KnownSettings.Pipeline,
            Last)
    {
        Add(_topic);
        Add(_follow);
        Add(_headers);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace topics tail",
        "millrace topics tail random_users --last 1 --headers",
        "millrace topics tail random_users --follow --kafka 127.0.0.1:9092",
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var topic = context.Parsed.GetValue(_topic)
            ?? ChosenPipeline.By(context, ReferenceOptions.Of(context)).Pipeline.Stream.Topic.Name;
        await using var servers = await LocalServers.StartAsync(context, new ServerNeeds(KafkaPort: 0, MongoPort: null), cancellationToken);
        var inspector = new TopicInspector(new KafkaOptions { BootstrapServers = servers.BootstrapServers }, context.LoggerFactory);
        var follow = context.Parsed.GetValue(_follow);
        var options = new TailOptions { Last = context.Get(Last), Follow = follow };
        try
        {
            await foreach (var record in inspector.TailAsync(topic, options, cancellationToken))
            {
                await Console.Out.WriteLineAsync(Line(record, context.Parsed.GetValue(_headers)));
            }
        }
        catch (OperationCanceledException) when (follow && cancellationToken.IsCancellationRequested)
        {
            // Ctrl-C is how following ends.
        }

        return 0;
    }

    private static string Line(TopicRecord record, bool withHeaders)
    {
        var headers = withHeaders
            ? "  " + string.Join(' ', record.Headers.Select(header => $"{header.Key}={Printable(header.Value)}"))
            : "";
        var value = record.Value is { } bytes ? Printable(bytes) : "(tombstone)";
        return $"{record.Timestamp:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}  {record.Partition}/{record.Offset}  "
            + $"{(record.Key is { } key ? Printable(key) : "-")}{headers}  {value}";
    }

    /// <summary>UTF-8 as text; control characters become dots, so that a record cannot drive the terminal.</summary>
    private static string Printable(ReadOnlyMemory<byte> bytes) =>
        string.Concat(Encoding.UTF8.GetString(bytes.Span).Select(character => char.IsControl(character) ? '.' : character));
}
