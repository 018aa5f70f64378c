using System.CommandLine;
using System.Text;
using Millrace.Cli.Commands;
using Millrace.Server.Security;

namespace Millrace.Cli.Settings;

/// <summary>Takes a password from a person, who does not see it, or from a program's output; never from the command line, which other
/// processes and the shell's history show.</summary>
internal sealed class PasswordInput
{
    /// <summary>The option for programs.</summary>
    public Option<bool> FromInput { get; } =
        new("--password-stdin") { Description = "Read the password from the first line of standard input instead of asking" };

    /// <summary>Asks twice, or reads one line.</summary>
    /// <param name="context">The command.</param>
    /// <param name="user">Whose password.</param>
    /// <param name="cancellationToken">Ends the wait for the input.</param>
    /// <exception cref="UserException">There is nobody to ask, the two differ, or the input is empty.</exception>
    public async Task<string> ReadAsync(CommandContext context, string user, CancellationToken cancellationToken)
    {
        if (context.Parsed.GetValue(FromInput))
        {
            return await Console.In.ReadLineAsync(cancellationToken) is { Length: > 0 } line
                ? line
                : throw new UserException("standard input is empty: a password was expected in its first line.");
        }

        if (Console.IsInputRedirected)
        {
            throw new UserException("there is no terminal to ask for the password: give it with --password-stdin.");
        }

        var password = Ask($"Password of {user}: ");
        return Ask("The same again: ") == password ? password : throw new UserException("the two passwords differ: nothing was changed.");
    }

    private static string Ask(string prompt)
    {
        Console.Error.Write(prompt);
        var text = new StringBuilder();
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    Console.Error.WriteLine();
                    return text.ToString();
                case ConsoleKey.Backspace:
                    text.Length = Math.Max(0, text.Length - 1);
                    break;
                default:
                    text.Append(char.IsControl(key.KeyChar) ? "" : key.KeyChar.ToString());
                    break;
            }
        }
    }
}
