namespace Millrace.Cli.Commands;

/// <summary><c>millrace topics</c>: looks into topics.</summary>
internal sealed class TopicsCommand : System.CommandLine.Command
{
    public TopicsCommand()
        : base("topics", "Look into the topics of a Kafka cluster or of the embedded broker.")
    {
        Add(new TopicsListCommand());
        Add(new TopicsTailCommand());
    }
}
