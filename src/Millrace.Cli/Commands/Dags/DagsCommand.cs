namespace Millrace.Cli.Commands.Dags;

/// <summary><c>millrace dags</c>: looks after DAGs.</summary>
internal sealed class DagsCommand : System.CommandLine.Command
{
    public DagsCommand()
        : base("dags", "Look at DAGs, ask for runs, pause and backfill them, test them, and export them to Airflow.")
    {
        Add(new DagsListCommand());
        Add(new DagsShowCommand());
        Add(new DagsGraphCommand());
        Add(new DagsNextCommand());
        Add(new DagsTriggerCommand());
        Add(new DagsPauseCommand());
        Add(new DagsUnpauseCommand());
        Add(new DagsBackfillCommand());
        Add(new DagsBackfillsCommand());
        Add(new DagsTestCommand());
        Add(new DagsExportCommand());
    }
}
