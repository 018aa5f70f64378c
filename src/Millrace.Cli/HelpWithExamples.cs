using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Millrace.Cli.Commands;

namespace Millrace.Cli;

/// <summary>The library's help, and below it the command's examples.</summary>
internal sealed class HelpWithExamples(HelpAction inner) : SynchronousCommandLineAction
{
    private static readonly string[] Overview =
        ["millrace demo", "millrace up", "millrace topics tail random_users --kafka 127.0.0.1:9092"];

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = inner.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var examples = (parseResult.CommandResult.Command as MillraceCommand)?.Examples ?? Overview;
        output.WriteLine("Examples:");
        foreach (var example in examples)
        {
            output.WriteLine($"  {example}");
        }

        output.WriteLine();
        return exitCode;
    }
}
