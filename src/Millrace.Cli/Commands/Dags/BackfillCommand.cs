using System.CommandLine;
using Millrace.Cli.Hosting;
using Millrace.Orchestration;

namespace Millrace.Cli.Commands.Dags;

/// <summary>A command that changes one backfill.</summary>
internal sealed class BackfillCommand : DagStateCommand
{
    private readonly Argument<string> _id = new("BACKFILL") { Description = "The backfill's id" };
    private readonly string _done;
    private readonly Func<OrchestratorClient, string, CancellationToken, Task> _change;

    public BackfillCommand(
        string name, string description, string done, Func<OrchestratorClient, string, CancellationToken, Task> change)
        : base(name, description)
    {
        _done = done;
        _change = change;
        Examples = [$"millrace dags backfills {name} 0f9d7c1e5b3a4c2d8e6f7a1b2c3d4e5f"];
        Add(_id);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var state = await DagState.OpenAsync(context, cancellationToken);
        var id = context.Parsed.GetRequiredValue(_id);
        await _change(state.Client, id, cancellationToken);
        await Console.Out.WriteLineAsync($"Backfill {id} {_done}.");
        return 0;
    }
}
