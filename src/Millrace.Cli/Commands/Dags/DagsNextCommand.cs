using System.CommandLine;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Cli.Settings;
using Spectre.Console;

namespace Millrace.Cli.Commands.Dags;

/// <summary><c>millrace dags next</c>: the runs that the schedule will make next.</summary>
internal sealed class DagsNextCommand : DagStateCommand
{
    private static readonly Setting<int> Count = new("--count", "N", "How many", "5", SettingParser.Count(1, 1000));

    private readonly Argument<string> _dag = DagArgument();
    private readonly Option<bool> _json = JsonOption();

    public DagsNextCommand()
        : base("next", "Show when a DAG's schedule runs it next, and the data intervals of these runs.", Count)
    {
        Add(_dag);
        Add(_json);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
        ["millrace dags next random_people_names", "millrace dags next random_people_names --count 20 --json"];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var state = await DagState.LookAsync(context, cancellationToken);
        var dag = state.Dag(context.Parsed.GetRequiredValue(_dag));
        var next = await state.Client.NextAsync(dag.Id, context.Get(Count), cancellationToken);
        if (context.Parsed.GetValue(_json))
        {
            await JsonOutput.WriteAsync(next.Select(interval => new
            {
                RunAt = interval.End, LogicalDate = interval.Start, DataIntervalEnd = interval.End,
            }));
            return 0;
        }

        if ((await state.Client.GetDagAsync(dag.Id, cancellationToken)).IsPaused)
        {
            await Console.Out.WriteLineAsync($"{dag.Id} is paused: it runs at these times only when it is unpaused before.");
        }

        if (next.Count == 0)
        {
            await Console.Out.WriteLineAsync($"{dag.Id} has no times of its own; its schedule is {dag.Schedule.Summary}.");
            return 0;
        }

        var table = Tables.Plain("Runs at", "Logical date");
        foreach (var interval in next)
        {
            table.AddRow(new Text(Tables.Instant(interval.End)), new Text(Tables.Instant(interval.Start)));
        }

        AnsiConsole.Write(table);
        return 0;
    }
}
