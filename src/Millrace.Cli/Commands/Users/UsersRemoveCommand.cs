using System.CommandLine;
using Millrace.Cli.Hosting;
using Millrace.Server.Security;

namespace Millrace.Cli.Commands.Users;

/// <summary><c>millrace users remove</c>: takes a user away.</summary>
internal sealed class UsersRemoveCommand : UserCommand
{
    private readonly Argument<string> _name = NameArgument();

    public UsersRemoveCommand()
        : base("remove", "Remove a user and end their logins; what they did stays in the audit log.") => Add(_name);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } = ["millrace users remove olga"];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var name = context.Parsed.GetRequiredValue(_name);
        await using var users = await UserAccounts.OpenAsync(context, cancellationToken);
        if (!await users.Store!.RemoveAsync(name, cancellationToken))
        {
            throw new UserException($"There is no user '{name}'.");
        }

        await users.NoteAsync("remove_user", name, cancellationToken);
        await Console.Out.WriteLineAsync($"{name} is removed.");
        await WarnWithoutAdminAsync(users.Store, cancellationToken);
        return 0;
    }
}
