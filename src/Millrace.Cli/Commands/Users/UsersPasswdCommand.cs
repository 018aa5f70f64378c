using System.CommandLine;
using Millrace.Cli.Hosting;
using Millrace.Cli.Settings;

namespace Millrace.Cli.Commands.Users;

/// <summary><c>millrace users passwd</c>: sets a user's password.</summary>
internal sealed class UsersPasswdCommand : UserCommand
{
    private readonly Argument<string> _name = NameArgument();
    private readonly PasswordInput _password = new();

    public UsersPasswdCommand()
        : base("passwd", "Set a user's password and end their logins. Asks for the password.")
    {
        Add(_name);
        Add(_password.FromInput);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
        ["millrace users passwd olga", "millrace users passwd olga --password-stdin < password.txt"];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var name = context.Parsed.GetRequiredValue(_name);
        var password = await _password.ReadAsync(context, name, cancellationToken);
        await using var users = await UserAccounts.OpenAsync(context, cancellationToken);
        await users.Store!.SetPasswordAsync(name, password, cancellationToken);
        await users.NoteAsync("reset_password", name, cancellationToken);
        await Console.Out.WriteLineAsync($"The password of {name} is set; their logins have ended.");
        return 0;
    }
}
