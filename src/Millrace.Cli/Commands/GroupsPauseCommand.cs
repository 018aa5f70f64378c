using Millrace.Cli.Hosting;

namespace Millrace.Cli.Commands;

/// <summary><c>millrace groups pause</c>: makes a group's loaders stop taking records.</summary>
internal sealed class GroupsPauseCommand()
    : GroupCommand(
        "pause", "Make every loader of a group stop taking records within about a second, also those started later, until resumed.")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
        ["millrace groups pause users --kafka 127.0.0.1:9092 --mongo mongodb://127.0.0.1:27017"];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var host = await PipelineHost.StartAsync(context, cancellationToken);
        var group = GroupOf(context, host);
        await Console.Out.WriteLineAsync(await host.CreateGroups().PauseAsync(group, cancellationToken)
            ? $"Group {group} is paused: its loaders keep their partitions and take nothing until 'millrace groups resume {group}'."
            : $"Group {group} was paused already.");
        return 0;
    }
}
