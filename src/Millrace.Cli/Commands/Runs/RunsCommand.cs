namespace Millrace.Cli.Commands.Runs;

/// <summary><c>millrace runs</c>: looks after the runs of DAGs.</summary>
internal sealed class RunsCommand : System.CommandLine.Command
{
    public RunsCommand()
        : base("runs", "Look at runs of DAGs, run tasks again, and say what became of them.")
    {
        Add(new RunsListCommand());
        Add(new RunsShowCommand());
        Add(new RunsClearCommand());
        Add(new RunsMarkCommand());
    }
}
