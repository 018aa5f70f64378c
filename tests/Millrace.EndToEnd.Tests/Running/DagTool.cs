using System.Text.Json;

namespace Millrace.EndToEnd.Tests.Running;

/// <summary>The commands about DAGs, run in a folder where an <c>up</c> may be running.</summary>
internal sealed class DagTool(string folder, params string[] options)
{
    private static readonly TimeSpan WaitLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs a command that must end well; returns what it printed.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        await using var process = await MillraceProcess.RunAsync(folder, [.. arguments, .. options]);
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', arguments)}: {process.ExitCode}\n{process.Output}\n{process.Errors}");
        return process.Output;
    }

    /// <summary>The runs of a DAG, newest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> RunsAsync(string dag) =>
        [.. JsonDocument.Parse(await RunAsync("runs", "list", dag, "--limit", "10000", "--json")).RootElement.EnumerateArray()];

    /// <summary>Waits until the runs of a DAG are as they should be.</summary>
    public async Task<IReadOnlyList<JsonElement>> WaitForRunsAsync(string dag, Func<IReadOnlyList<JsonElement>, bool> isReached)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var runs = await RunsAsync(dag);
            if (isReached(runs))
            {
                return runs;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(begun) < WaitLimit, $"the runs of {dag}: {string.Join('\n', runs)}");
            await Task.Delay(LookInterval, TimeProvider.System);
        }
    }

    /// <summary>The state of a run.</summary>
    public static string StateOf(JsonElement run) => run.GetProperty("state").GetString()!;

    /// <summary>The id of a run.</summary>
    public static string IdOf(JsonElement run) => run.GetProperty("runId").GetString()!;
}
