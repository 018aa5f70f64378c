using System.CommandLine;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Cli.Settings;

namespace Millrace.Cli.Commands;

/// <summary><c>millrace dlq list</c>: how many dead letters there are, why, and the newest of them.</summary>
internal sealed class DlqListCommand : MillraceCommand
{
    private static readonly Setting<int> Recent = new(
        "--recent", "N", "How many of the newest letters to show one by one", "10", SettingParser.Count(0, 10_000));

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    public DlqListCommand()
        : base(
            "list",
            "Count dead letters by reason and stage, open and replayed, and show the newest.",
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
            Recent) => Add(_json);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
        ["millrace dlq list", "millrace dlq list --from 2h --reason malformed_value", "millrace dlq list --recent 100 --json"];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var host = await PipelineHost.StartAsync(context, cancellationToken);
        var queue = host.CreateDeadLetterQueue();
        var census = new DeadLetterCensus(queue.Topic, context.Get(Recent));
        await foreach (var letter in queue.ReadAsync(DeadLetterSettings.FilterOf(context, place: null), cancellationToken))
        {
            census.Add(letter);
        }

        await (context.Parsed.GetValue(_json) ? JsonOutput.WriteAsync(census.ToJson()) : DeadLetterReport.WriteAsync(census));
        return 0;
    }
}
