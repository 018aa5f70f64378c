using System.Diagnostics;
using System.Text.Json;

namespace Millrace.Orchestration.Tests.Scheduling;

/// <summary>A cron that is not ours: Python's croniter and zoneinfo, asked once for all questions.</summary>
internal static class CronOracle
{
    private const string Python = "/usr/bin/python3";

    /// <summary>For each question the seconds since 1970 of all fire times in (from, to], or null when it is refused.</summary>
    public static IReadOnlyList<long[]?> Ask(IReadOnlyList<CronQuestion> questions)
    {
        var start = new ProcessStartInfo(Python, [Path.Combine(AppContext.BaseDirectory, "Scheduling", "cron_oracle.py")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var writing = Task.Run(() =>
        {
            using var input = process.StandardInput;
            foreach (var question in questions)
            {
                input.WriteLine(JsonSerializer.Serialize<object[]>([question.Expression, question.Zone, question.From, question.To]));
            }
        });
        var answers = new List<long[]?>();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            answers.Add(JsonSerializer.Deserialize<long[]?>(line));
        }

        process.WaitForExit();
        writing.GetAwaiter().GetResult();
        Assert.True(process.ExitCode == 0 && answers.Count == questions.Count,
            "croniter did not answer: " + errors.GetAwaiter().GetResult());
        return answers;
    }
}
