using System.CommandLine;
using Millrace.Cli.Hosting;
using Millrace.Cli.Settings;
using Millrace.Pipelines.DeadLetters;

namespace Millrace.Cli.Commands;

/// <summary><c>millrace dlq replay</c>: sends dead letters back into the pipeline.</summary>
internal sealed class DlqReplayCommand : MillraceCommand
{
    private const string Topic = "topic";
    private const string Loader = "loader";

    private static readonly Setting<string> Through = new(
        "--through", "topic|loader", "Back to the source topic, or straight into users.raw_users", Topic, ParseThrough);

    private readonly Argument<string?> _place =
        PartitionOffset.Argument("Only the letter at this place of the dead-letter topic", ArgumentArity.ZeroOrOne);

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say what would be replayed, and do nothing" };

    public DlqReplayCommand()
        : base(
            "replay",
            "Send open dead letters back with their original key, value and headers. What was replayed once is left alone.",
            KnownSettings.DataDir,
            KnownSettings.Kafka,
            KnownSettings.Mongo,
            KnownSettings.Pipeline,
            KnownSettings.Topic,
            KnownSettings.Group,
            DeadLetterSettings.Reason,
            DeadLetterSettings.Stage,
            DeadLetterSettings.From,
            DeadLetterSettings.To,
            Through)
    {
        Add(_place);
        Add(_dryRun);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace dlq replay --dry-run",
        "millrace dlq replay --reason store_rejected --from 2h",
        "millrace dlq replay 0:17 --through loader",
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var host = await PipelineHost.StartAsync(context, cancellationToken);
        var filter = DeadLetterSettings.FilterOf(context, context.Parsed.GetValue(_place));
        var replay = host.CreateReplay();
        if (context.Parsed.GetValue(_dryRun))
        {
            var plan = await replay.PlanAsync(filter, cancellationToken);
            await Console.Out.WriteLineAsync($"would replay {plan.Open:N0} of {plan.Selected:N0} dead letters");
            await WriteLeftAsync(plan);
            return 0;
        }

        var through = context.Get(Through);
        var report = await (through == Topic
            ? replay.ThroughTopicAsync(filter, cancellationToken)
            : replay.ThroughLoaderAsync(filter, cancellationToken));
        await Console.Out.WriteLineAsync($"replayed {report.Sent:N0} of {report.Selected:N0} dead letters through the {through}");
        if (through == Loader && report.Sent > 0)
        {
            await Console.Out.WriteLineAsync(
                $"stored {report.Stored:N0}, stored before {report.Duplicates:N0}, failed again {report.FailedAgain:N0}");
        }

        await WriteLeftAsync(report);
        return report.NotSent == 0 ? 0 : CommandLine.Failed;
    }

    private static async Task WriteLeftAsync(ReplayReport report)
    {
        if (report.AlreadyReplayed > 0)
        {
            await Console.Out.WriteLineAsync($"{report.AlreadyReplayed:N0} were already replayed");
        }

        if (report.Refused > 0)
        {
            await Console.Out.WriteLineAsync($"{report.Refused:N0} still break the contract and stay open: {report.Reason}");
        }

        if (report.Sent > 0 && report.NotSent > 0)
        {
            await Console.Error.WriteLineAsync($"millrace: {report.NotSent:N0} could not be sent and stay open: {report.Reason}");
        }
    }

    private static string ParseThrough(string text) =>
        text is Topic or Loader ? text : throw new FormatException("letters are replayed through the topic or the loader.");
}
