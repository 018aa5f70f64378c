using Millrace.Cli.Hosting;

namespace Millrace.Cli.Commands;

/// <summary><c>millrace groups resume</c>: lets a group's loaders go on.</summary>
internal sealed class GroupsResumeCommand() : GroupCommand("resume", "Let the loaders of a paused group go on.")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
        ["millrace groups resume users --kafka 127.0.0.1:9092 --mongo mongodb://127.0.0.1:27017"];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var host = await PipelineHost.StartAsync(context, cancellationToken);
        var group = GroupOf(context, host);
        await Console.Out.WriteLineAsync(await host.CreateGroups().ResumeAsync(group, cancellationToken)
            ? $"Group {group} goes on."
            : $"Group {group} was not paused.");
        return 0;
    }
}
