using System.Diagnostics;

namespace Millrace.EndToEnd.Tests.Running;

/// <summary>Programs that Millrace did not write: kcat, Python with its Kafka and MongoDB clients, Node.</summary>
internal static class Tool
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Runs a program to its end and returns what it printed; an exit code other than 0 fails the test with its output.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException cancelled)
        {
            process.Kill();
            throw new TimeoutException($"{program} did not end in {Limit}:\n{await output}\n{await errors}", cancelled);
        }

        var commandLine = $"{program} {string.Join(' ', arguments)}";
        Assert.True(process.ExitCode == 0, $"{commandLine} ended with {process.ExitCode}:\n{await output}\n{await errors}");
        return await output;
    }

    /// <summary>A script that lies beside the tests, run by the system's Python, which has the clients of Debian's packages.</summary>
    public static Task<string> PythonAsync(string script, params string[] arguments) =>
        RunAsync("/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, script), .. arguments]);
}
