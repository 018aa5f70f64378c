using System.CommandLine;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;

namespace Millrace.Cli.Commands.Runs;

/// <summary><c>millrace runs show</c>: a run with its tasks.</summary>
internal sealed class RunsShowCommand : DagStateCommand
{
    private readonly Argument<string> _dag = DagArgument();
    private readonly Argument<string> _run = RunArgument();
    private readonly Option<bool> _json = JsonOption();

    public RunsShowCommand()
        : base("show", "Show a run with its tasks: their states, tries and errors.")
    {
        Add(_dag);
        Add(_run);
        Add(_json);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace runs show random_people_names",
        "millrace runs show random_people_names scheduled__2026-03-01T00:00:00+00:00 --json",
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var state = await DagState.LookAsync(context, cancellationToken);
        var dag = state.Dag(context.Parsed.GetRequiredValue(_dag));
        var run = await state.RunAsync(dag.Id, context.Parsed.GetRequiredValue(_run), cancellationToken);
        if (context.Parsed.GetValue(_json))
        {
            await JsonOutput.WriteAsync(RunReport.ToJson(run));
        }
        else
        {
            RunReport.Write(run, dag);
        }

        return 0;
    }
}
