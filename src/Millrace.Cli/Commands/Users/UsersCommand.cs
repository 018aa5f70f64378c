namespace Millrace.Cli.Commands.Users;

/// <summary><c>millrace users</c>: looks after who may log in.</summary>
internal sealed class UsersCommand : System.CommandLine.Command
{
    public UsersCommand()
        : base("users", "Look after the users of the web UI and API: who may log in, and what they may do.")
    {
        Add(new UsersAddCommand());
        Add(new UsersListCommand());
        Add(new UsersPasswdCommand());
        Add(new UsersRoleCommand());
        Add(new UsersRemoveCommand());
    }
}
