namespace Millrace.Cli.Commands.Dags;

/// <summary><c>millrace dags backfills</c>: looks after backfills.</summary>
internal sealed class DagsBackfillsCommand : System.CommandLine.Command
{
    public DagsBackfillsCommand()
        : base("backfills", "List backfills, and pause, resume or cancel one.")
    {
        Add(new DagsBackfillsListCommand());
        Add(new BackfillCommand(
            "pause",
            "Let a backfill begin no further runs.",
            "is paused",
            static (client, id, token) => client.PauseBackfillAsync(id, token)));
        Add(new BackfillCommand(
            "resume", "Let a paused backfill go on.", "goes on", static (client, id, token) => client.UnpauseBackfillAsync(id, token)));
        Add(new BackfillCommand(
            "cancel",
            "End a backfill: its queued runs are marked failed, its running ones go on to their end.",
            "is cancelled",
            static (client, id, token) => client.CancelBackfillAsync(id, token)));
    }
}
