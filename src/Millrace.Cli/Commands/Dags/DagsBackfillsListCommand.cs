using System.CommandLine;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Spectre.Console;

namespace Millrace.Cli.Commands.Dags;

/// <summary><c>millrace dags backfills list</c>: every backfill and how far it is.</summary>
internal sealed class DagsBackfillsListCommand : DagStateCommand
{
    private readonly Option<bool> _json = JsonOption();

    public DagsBackfillsListCommand()
        : base("list", "List backfills, newest first, and how far they are.") => Add(_json);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } = ["millrace dags backfills list", "millrace dags backfills list --json"];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var state = await DagState.LookAsync(context, cancellationToken);
        var backfills = await state.Client.Backfills.ListAsync(cancellationToken);
        if (context.Parsed.GetValue(_json))
        {
            await JsonOutput.WriteAsync(backfills.Select(backfill => new
            {
                backfill.Id,
                backfill.DagId,
                backfill.From,
                backfill.To,
                State = backfill.State.ToString().ToLowerInvariant(),
                Begun = backfill.Position,
                Intervals = backfill.Intervals.Count,
                backfill.MaxActiveRuns,
                backfill.CreatedAt,
                backfill.CompletedAt,
            }));
            return 0;
        }

        if (backfills.Count == 0)
        {
            await Console.Out.WriteLineAsync("There are no backfills.");
            return 0;
        }

        var table = Tables.Plain("Backfill", "DAG", "From", "To", "State", "Begun#", "Of#");
        foreach (var backfill in backfills)
        {
            table.AddRow(
                new Text(backfill.Id),
                new Text(backfill.DagId),
                new Text(Tables.Instant(backfill.From)),
                new Text(Tables.Instant(backfill.To)),
                new Text(backfill.State.ToString().ToLowerInvariant()),
                Tables.Number(backfill.Position),
                Tables.Number(backfill.Intervals.Count));
        }

        AnsiConsole.Write(table);
        return 0;
    }
}
