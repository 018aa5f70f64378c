using System.CommandLine;
using Millrace.Cli.Hosting;
using Millrace.Orchestration;

namespace Millrace.Cli.Commands.Runs;

/// <summary><c>millrace runs clear</c>: forgets what became of tasks, so that they run again.</summary>
internal sealed class RunsClearCommand : DagStateCommand
{
    private readonly Argument<string> _dag = DagArgument();
    private readonly Argument<string> _run = RunArgument();

    private readonly Option<string[]> _task = new("--task")
    {
        HelpName = "TASK", Description = "Only this task, or item (load[3]); may be given several times", Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _upstream = new("--upstream") { Description = "And the tasks that these depend on" };
    private readonly Option<bool> _downstream = new("--downstream") { Description = "And the tasks that depend on these" };
    private readonly Option<bool> _past = new("--past") { Description = "And the same tasks of earlier runs" };
    private readonly Option<bool> _future = new("--future") { Description = "And the same tasks of later runs" };
    private readonly Option<bool> _onlyFailed = new("--only-failed") { Description = "Only what failed, or could not run because of it" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Say what would be cleared, and do nothing" };

    public RunsClearCommand()
        : base("clear", "Run tasks of a run again: all of them, or those named.")
    {
        Add(_dag);
        Add(_run);
        Add(_task);
        foreach (var option in new[] { _upstream, _downstream, _past, _future, _onlyFailed, _dryRun })
        {
            Add(option);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace runs clear random_people_names --only-failed --dry-run",
        "millrace runs clear random_people_names latest --task producer_random_users_national_US",
        "millrace runs clear transform_users scheduled__2026-03-01T00:00:00+00:00 --future",
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var parsed = context.Parsed;
        await using var state = await DagState.OpenAsync(context, cancellationToken);
        var dag = state.Dag(parsed.GetRequiredValue(_dag));
        var run = await state.RunAsync(dag.Id, parsed.GetRequiredValue(_run), cancellationToken);
        var options = new ClearOptions
        {
            Tasks = [.. (parsed.GetValue(_task) ?? []).Select(name => TaskNames.Parse(dag, name))],
            Upstream = parsed.GetValue(_upstream),
            Downstream = parsed.GetValue(_downstream),
            Past = parsed.GetValue(_past),
            Future = parsed.GetValue(_future),
            OnlyFailed = parsed.GetValue(_onlyFailed),
            DryRun = parsed.GetValue(_dryRun),
        };
        var cleared = await state.Client.ClearAsync(run.Key, options, cancellationToken);
        await Console.Out.WriteLineAsync(cleared.Count == 0
            ? "There is nothing to clear."
            : options.DryRun ? $"Would clear {cleared.Count:N0} tasks:" : $"Cleared {cleared.Count:N0} tasks, which run again:");
        foreach (var (key, task) in cleared)
        {
            await Console.Out.WriteLineAsync($"  {key.RunId}  {task}");
        }

        return 0;
    }
}
