using Millrace.Cli.Doctor;
using Spectre.Console;

namespace Millrace.Cli.Rendering;

/// <summary>What checks found, as a table.</summary>
internal static class FindingsReport
{
    /// <summary>Runs the checks, shows them and returns the worst verdict.</summary>
    public static async Task<Verdict> WriteAsync(IAsyncEnumerable<Finding> findings, CancellationToken cancellationToken)
    {
        var table = Tables.Plain("", "Check", "Finding");
        var worst = Verdict.Good;
        await foreach (var finding in findings.WithCancellation(cancellationToken))
        {
            table.AddRow(Mark(finding.Verdict), new Text(finding.Subject), new Text(finding.Detail));
            worst = finding.Verdict > worst ? finding.Verdict : worst;
        }

        AnsiConsole.Write(table);
        return worst;
    }

    private static Text Mark(Verdict verdict) => verdict switch
    {
        Verdict.Good => new Text("ok", Color.Green),
        Verdict.Warning => new Text("!", Color.Yellow),
        _ => new Text("x", Color.Red),
    };
}
