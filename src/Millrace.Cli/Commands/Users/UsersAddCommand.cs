using System.CommandLine;
using Millrace.Cli.Hosting;
using Millrace.Cli.Settings;

namespace Millrace.Cli.Commands.Users;

/// <summary><c>millrace users add</c>: makes a user.</summary>
internal sealed class UsersAddCommand : UserCommand
{
    private readonly Argument<string> _name = NameArgument();
    private readonly Option<string> _role = RoleOption();
    private readonly PasswordInput _password = new();

    public UsersAddCommand()
        : base("add", "Make a user who may log in to the web UI and API. Asks for the password.")
    {
        Add(_name);
        Add(_role);
        Add(_password.FromInput);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace users add olga --role admin",
        "millrace users add ticker --role operator --password-stdin < password.txt",
        "millrace users add olga --role admin --mongo 'mongodb://db1,db2/?replicaSet=rs0'",
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var name = context.Parsed.GetRequiredValue(_name);
        var role = context.Parsed.GetRequiredValue(_role);
        var password = await _password.ReadAsync(context, name, cancellationToken);
        await using var users = await UserAccounts.OpenAsync(context, cancellationToken);
        await users.Store!.AddAsync(name, RoleOf(role), password, cancellationToken);
        await users.NoteAsync("add_user", $"{name} {role}", cancellationToken);
        await Console.Out.WriteLineAsync($"{name} may log in, as {role}.");
        return 0;
    }
}
