using System.CommandLine;
using Millrace.Cli.Hosting;

namespace Millrace.Cli.Commands.Users;

/// <summary><c>millrace users role</c>: sets what a user may do.</summary>
internal sealed class UsersRoleCommand : UserCommand
{
    private readonly Argument<string> _name = NameArgument();
    private readonly Argument<string> _role = RoleArgument();

    public UsersRoleCommand()
        : base("role", "Set what a user may do, from their next request on.")
    {
        Add(_name);
        Add(_role);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } = ["millrace users role olga operator"];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var name = context.Parsed.GetRequiredValue(_name);
        var role = context.Parsed.GetRequiredValue(_role);
        await using var users = await UserAccounts.OpenAsync(context, cancellationToken);
        await users.Store!.SetRoleAsync(name, RoleOf(role), cancellationToken);
        await users.NoteAsync("set_role", $"{name} {role}", cancellationToken);
        await Console.Out.WriteLineAsync($"{name} is {role} now.");
        await WarnWithoutAdminAsync(users.Store, cancellationToken);
        return 0;
    }
}
