namespace Millrace.Cli.Commands.Tasks;

/// <summary><c>millrace tasks</c>: runs tasks, and shows their logs.</summary>
internal sealed class TasksCommand : System.CommandLine.Command
{
    public TasksCommand()
        : base("tasks", "Run a task of a DAG in the foreground, and read the logs of tasks.")
    {
        Add(new TasksRunCommand());
        Add(new TasksLogsCommand());
    }
}
