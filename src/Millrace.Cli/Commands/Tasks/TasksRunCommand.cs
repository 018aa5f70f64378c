using System.CommandLine;
using System.Globalization;
using Millrace.Bson;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Cli.Settings;
using Millrace.Orchestration;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.Scheduling;
using Millrace.Orchestration.State;

namespace Millrace.Cli.Commands.Tasks;

/// <summary><c>millrace tasks run</c>: one task in the foreground, for an orchestrator outside such as Airflow.</summary>
internal sealed class TasksRunCommand : MillraceCommand
{
    /// <summary>Exit code of a task that skipped itself, as Airflow's operators know it.</summary>
    private const int Skipped = 99;

    // What an exported Airflow file hands over, each also as MILLRACE__… in the environment.
    private static readonly Setting<string> RunId = new(
        "--run-id", "ID", "The run's id, which its tasks share (default: made of the logical date)", null, SettingParser.Text);

    private static readonly Setting<DateTimeOffset?> LogicalDate = new(
        "--logical-date", "TIME", "The run's logical date (default: now)", null, Instant);

    private static readonly Setting<DateTimeOffset?> IntervalStart = new(
        "--data-interval-start", "TIME", "Begin of the data interval (default: by the DAG's schedule)", null, Instant);

    private static readonly Setting<DateTimeOffset?> IntervalEnd = new(
        "--data-interval-end", "TIME", "End of the data interval", null, Instant);

    private static readonly Setting<int> TryNumber = new(
        "--try-number", "N", "Which try this is", "1", SettingParser.Count(1, int.MaxValue));

    private static readonly Setting<int?> MapIndex = new(
        "--map-index", "N", "The item of a mapped task; -1 for none (default: all items)", null, ParseMapIndex);

    private static readonly Setting<string> Conf = new("--conf", "JSON", "The run's parameters as a JSON object", "{}", SettingParser.Text);

    private static readonly Setting<string> ResultFile = new(
        "--result-file", "FILE", "Where the result is also written", null, SettingParser.Folder);

    private readonly Argument<string> _dag = new("DAG") { Description = "The DAG's id" };
    private readonly Argument<string> _task = new("TASK") { Description = "The task's id" };

    public TasksRunCommand()
        : base(
            "run",
            "Run one task here and now, without a run. The last line of stdout is its result as JSON; its log goes to stderr. "
            + "Exit code 0: success, 1: failed, 99: skipped.",
            [.. TaskSettings.All, RunId, LogicalDate, IntervalStart, IntervalEnd, TryNumber, MapIndex, Conf, ResultFile])
    {
        Add(_dag);
        Add(_task);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace tasks run random_people_names producer_random_users_national_US --conf '{\"window_seconds\": 0}'",
        "millrace tasks run consumer_users consumer_random_users_national_US --conf '{\"stop_when_caught_up\": true}'",
        "MILLRACE__RUNID=manual__1 MILLRACE__LOGICALDATE=2026-03-01T00:00:00Z millrace tasks run transform_users transform",
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var needs = new ServerNeeds(KafkaPort: 0, MongoPort: 0);
        await using var host = await PipelineHost.StartAsync(context, ReferenceOptions.Of(context), needs, cancellationToken);
        await using var stages = new HostedStages(host, context.Get(KnownSettings.BatchSize), context.LoggerFactory);
        var catalog = PipelineCatalog.Of(context, host.Chosen, stages);
        var store = await MongoStateStore.OpenAsync(host.Mongo.Database(host.Pipeline.Load.StateDatabase), cancellationToken);
        var result = await new ForegroundTask(store, catalog.Dags, TimeProvider.System).RunAsync(
            catalog.Dag(context.Parsed.GetRequiredValue(_dag)).Id,
            context.Parsed.GetRequiredValue(_task),
            RunOf(context),
            static line => Console.Error.WriteLine(TaskLogText.Of(line)),
            cancellationToken);
        switch (result.Outcome)
        {
            case TaskOutcome.Succeeded:
                await WriteResultAsync(context, result.Value, cancellationToken);
                return 0;
            case TaskOutcome.Skipped:
                return Skipped;
            case TaskOutcome.Interrupted:
                return CommandLine.Interrupted;
            default:
                // Its log, above, says why.
                return CommandLine.Failed;
        }
    }

    private static ForegroundRun RunOf(CommandContext context)
    {
        var (start, end) = (context.Find(IntervalStart), context.Find(IntervalEnd));
        return new ForegroundRun
        {
            RunId = context.Find(RunId),
            LogicalDate = context.Find(LogicalDate),
            Interval = start is { } from && end is { } to ? new DataInterval(from, to) : null,
            TryNumber = context.Get(TryNumber),
            MapIndex = context.Find(MapIndex) is { } index and >= 0 ? index : null,
            Conf = RunParams.Parse(context.Get(Conf)),
        };
    }

    private static async Task WriteResultAsync(CommandContext context, BsonValue value, CancellationToken cancellationToken)
    {
        var json = value.IsMissing ? "null" : ExtendedJson.Write(value, ExtendedJsonMode.Relaxed);
        if (context.Find(ResultFile) is { } file)
        {
            await File.WriteAllTextAsync(file, json, cancellationToken);
        }

        await Console.Error.FlushAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync(json);
    }

    private static DateTimeOffset? Instant(string text) => PointInTime.Parse(text, TimeProvider.System.GetUtcNow());

    private static int? ParseMapIndex(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index) && index >= -1
            ? index
            : throw new FormatException("it must be a whole number, or -1 for no item.");
}
