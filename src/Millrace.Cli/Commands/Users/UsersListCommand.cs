using System.CommandLine;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Spectre.Console;

namespace Millrace.Cli.Commands.Users;

/// <summary><c>millrace users list</c>: who may log in.</summary>
internal sealed class UsersListCommand : UserCommand
{
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON" };

    public UsersListCommand()
        : base("list", "List users with their role and when they logged in last.") => Add(_json);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } = ["millrace users list", "millrace users list --json"];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await using var users = await UserAccounts.LookAsync(context, cancellationToken);
        var all = users.Store is null ? [] : await users.Store.ListAsync(cancellationToken);
        if (context.Parsed.GetValue(_json))
        {
            await JsonOutput.WriteAsync(all.Select(user => new
            {
                user.Name, Role = user.Role.ToString().ToLowerInvariant(), user.CreatedAt, user.LastLoginAt,
            }));
            return 0;
        }

        if (all.Count == 0)
        {
            await Console.Out.WriteLineAsync("There are no users: 'millrace users add NAME --role admin' makes one.");
            return 0;
        }

        var table = Tables.Plain("User", "Role", "Made", "Last login");
        foreach (var user in all)
        {
            table.AddRow(
                new Text(user.Name),
                new Text(user.Role.ToString().ToLowerInvariant()),
                new Text(Tables.Instant(user.CreatedAt)),
                new Text(Tables.Instant(user.LastLoginAt)));
        }

        AnsiConsole.Write(table);
        return 0;
    }
}
