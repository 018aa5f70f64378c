namespace Millrace.Cli.Commands;

/// <summary><c>millrace groups</c>: looks after consumer groups.</summary>
internal sealed class GroupsCommand : System.CommandLine.Command
{
    public GroupsCommand()
        : base("groups", "Look at consumer groups, pause and resume their loaders, and move their offsets.")
    {
        Add(new GroupsListCommand());
        Add(new GroupsShowCommand());
        Add(new GroupsPauseCommand());
        Add(new GroupsResumeCommand());
        Add(new GroupsResetCommand());
    }
}
