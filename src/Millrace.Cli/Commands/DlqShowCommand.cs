using System.CommandLine;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Cli.Settings;

namespace Millrace.Cli.Commands;

/// <summary><c>millrace dlq show</c>: one dead letter with everything it says.</summary>
internal sealed class DlqShowCommand : MillraceCommand
{
    private readonly Argument<string?> _place =
        PartitionOffset.Argument("The letter's place in the dead-letter topic", ArgumentArity.ExactlyOne);

    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    public DlqShowCommand()
        : base(
            "show",
            "Show one dead letter: why, where it came from, its headers and its value.",
            KnownSettings.DataDir,
            KnownSettings.Kafka,
            KnownSettings.Mongo,
            KnownSettings.Pipeline,
            KnownSettings.Topic,
            KnownSettings.Group)
    {
        Add(_place);
        Add(_json);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } = ["millrace dlq show 0:17", "millrace dlq show 0:17 --json"];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var host = await PipelineHost.StartAsync(context, cancellationToken);
        var (partition, offset) = PartitionOffset.Parse(context.Parsed.GetRequiredValue(_place)!);
        var queue = host.CreateDeadLetterQueue();
        var letter = await queue.FindAsync(partition, offset, cancellationToken);
        if (letter is null)
        {
            await Console.Error.WriteLineAsync(
                $"millrace: there is no dead letter at {partition}:{offset} of {queue.Topic}: 'millrace dlq list' shows those there are.");
            return CommandLine.Failed;
        }

        await (context.Parsed.GetValue(_json)
            ? JsonOutput.WriteAsync(DeadLetterReport.ToJson(letter))
            : DeadLetterReport.WriteAsync(letter));
        return 0;
    }
}
