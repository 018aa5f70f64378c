namespace Millrace.Cli.Commands;

/// <summary><c>millrace dlq</c>: looks after dead letters.</summary>
internal sealed class DlqCommand : System.CommandLine.Command
{
    public DlqCommand()
        : base("dlq", "Look at dead letters, and send them back into the pipeline.")
    {
        Add(new DlqListCommand());
        Add(new DlqShowCommand());
        Add(new DlqReplayCommand());
    }
}
