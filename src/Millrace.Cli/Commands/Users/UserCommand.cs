using System.CommandLine;
using Millrace.Cli.Settings;
using Millrace.Server.Security;

namespace Millrace.Cli.Commands.Users;

/// <summary>A command about users: where they are kept. An <c>up</c> that runs there follows at once.</summary>
internal abstract class UserCommand(string name, string description)
    : MillraceCommand(name, description, KnownSettings.DataDir, KnownSettings.Mongo, KnownSettings.Pipeline)
{
    private static readonly string[] Roles = [.. Enum.GetNames<Role>().Select(role => role.ToLowerInvariant())];

    /// <summary>The user that a command is about.</summary>
    protected static Argument<string> NameArgument() => new("NAME") { Description = "The user's name" };

    /// <summary>What the user may do.</summary>
    protected static Argument<string> RoleArgument()
    {
        var argument = new Argument<string>("ROLE") { Description = RoleText };
        argument.AcceptOnlyFromAmong(Roles);
        return argument;
    }

    /// <summary>The same as an option.</summary>
    protected static Option<string> RoleOption()
    {
        var option = new Option<string>("--role")
        {
            Description = RoleText, HelpName = string.Join('|', Roles), DefaultValueFactory = _ => "viewer",
        };
        option.AcceptOnlyFromAmong(Roles);
        return option;
    }

    /// <summary>The role of that name.</summary>
    protected static Role RoleOf(string name) => Enum.Parse<Role>(name, ignoreCase: true);

    /// <summary>Says what follows when nobody may change users any more.</summary>
    protected static async Task WarnWithoutAdminAsync(UserStore users, CancellationToken cancellationToken)
    {
        if (!(await users.ListAsync(cancellationToken)).Any(user => user.Role == Role.Admin))
        {
            await Console.Out.WriteLineAsync(
                "There is no admin now: 'millrace users role NAME admin' or 'millrace users add NAME --role admin' makes one.");
        }
    }

    private const string RoleText =
        "viewer looks at everything but secrets; operator also triggers, clears, pauses and replays; admin does everything";
}
