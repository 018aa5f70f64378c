using System.CommandLine;
using Millrace.Cli.Hosting;

namespace Millrace.Cli.Commands.Dags;

/// <summary><c>millrace dags pause</c>: lets a DAG's schedule stand still.</summary>
internal sealed class DagsPauseCommand : DagStateCommand
{
    private readonly Argument<string> _dag = DagArgument();

    public DagsPauseCommand()
        : base("pause", "Let a DAG's schedule stand still: queued runs wait, running ones go on to their end.") => Add(_dag);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } = ["millrace dags pause random_people_names"];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var state = await DagState.OpenAsync(context, cancellationToken);
        var dag = state.Dag(context.Parsed.GetRequiredValue(_dag));
        await state.Client.PauseAsync(dag.Id, cancellationToken);
        await Console.Out.WriteLineAsync($"{dag.Id} is paused until 'millrace dags unpause {dag.Id}'.");
        return 0;
    }
}
