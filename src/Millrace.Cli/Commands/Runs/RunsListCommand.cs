using System.CommandLine;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Cli.Settings;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.State;

namespace Millrace.Cli.Commands.Runs;

/// <summary><c>millrace runs list</c>: runs, newest first.</summary>
internal sealed class RunsListCommand : DagStateCommand
{
    private static readonly Setting<int> Limit = new("--limit", "N", "The most runs", "20", SettingParser.Count(1, 10_000));

    private readonly Argument<string?> _dag = new("DAG") { Description = "Only runs of this DAG", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _state = new("--state") { Description = "Only runs in this state" };
    private readonly Option<bool> _json = JsonOption();

    public RunsListCommand()
        : base("list", "List runs, those of the newest logical dates first.", Limit)
    {
        _state.AcceptOnlyFromAmong([.. Enum.GetValues<RunState>().Select(StateNames.Of)]);
        Add(_dag);
        Add(_state);
        Add(_json);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
        ["millrace runs list", "millrace runs list random_people_names --state failed --limit 100", "millrace runs list --json"];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var state = await DagState.LookAsync(context, cancellationToken);
        var query = StateQuery.All.NewestFirst("logicalDate").Take(context.Get(Limit));
        if (context.Parsed.GetValue(_dag) is { } dag)
        {
            query = query.And("dagId", state.Dag(dag).Id);
        }

        if (context.Parsed.GetValue(_state) is { } wanted)
        {
            query = query.And("state", wanted);
        }

        var runs = await state.Client.Runs.FindAsync(query, cancellationToken);
        if (context.Parsed.GetValue(_json))
        {
            await JsonOutput.WriteAsync(runs.Select(RunReport.ToJson));
        }
        else if (runs.Count == 0)
        {
            await Console.Out.WriteLineAsync("There are no such runs.");
        }
        else
        {
            RunReport.WriteList(runs);
        }

        return 0;
    }
}
