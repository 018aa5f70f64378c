using Millrace.EndToEnd.Tests.Running;

namespace Millrace.EndToEnd.Tests;

/// <summary>Several processes on one state.</summary>
[Trait("suite", "faults")]
public sealed class DagSharingTests
{
    private static readonly TimeSpan TakeOverLimit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Processes_share_tasks_and_when_the_scheduler_dies_another_goes_on_within_ten_seconds()
    {
        using var folder = new TemporaryFolder();
        await using var broker = MillraceProcess.Start(folder.Path, "broker", "--kafka-port", "0");
        await using var store = MillraceProcess.Start(folder.Path, "store", "--mongo-port", "0");
        var kafka = (await broker.WaitForLineAsync("Kafka broker on ([0-9.:]+)")).Groups[1].Value;
        var mongo = (await store.WaitForLineAsync("MongoDB store on (mongodb://[0-9.:]+)")).Groups[1].Value;
        string[] node =
        [
            "--source", "builtin", "--kafka", kafka, "--mongo", mongo, "--every", "1s", "--window", "0s", "--parallel", "4",
        ];
        var tool = new DagTool(folder.Path, "--mongo", mongo, "--every", "1s");

        await using var first = MillraceProcess.Start(folder.Path, ["up", .. node]);
        await first.WaitForLineAsync("Ctrl-C ends it cleanly");
        await using var second = MillraceProcess.Start(folder.Path, ["up", .. node]);
        await second.WaitForLineAsync("Ctrl-C ends it cleanly");
        await using var worker = MillraceProcess.Start(folder.Path, ["worker", .. node]);
        // Four slots in each: the loaders fill one process, and so extractions run in another.
        await worker.WaitForLineAsync("extracted [1-9]|loaded [1-9]");
        var before = await tool.WaitForRunsAsync("random_people_names", runs => runs.Count(IsDone) >= 3);

        await first.KillAsync();
        var killedAt = TimeProvider.System.GetUtcNow();
        bool IsOfAnother(System.Text.Json.JsonElement run) => run.GetProperty("type").GetString() == "scheduled"
            && run.GetProperty("queuedAt").GetDateTimeOffset() > killedAt;
        var others = await tool.WaitForRunsAsync("random_people_names", runs => runs.Any(IsOfAnother));
        var taken = others.Where(IsOfAnother).Min(run => run.GetProperty("queuedAt").GetDateTimeOffset()) - killedAt;
        Assert.True(taken < TakeOverLimit, $"it took {taken}");

        // Whatever was under way when it died comes to its end too.
        var known = before.Select(DagTool.IdOf).ToHashSet();
        var after = await tool.WaitForRunsAsync(
            "random_people_names", runs => runs.Where(run => known.Contains(DagTool.IdOf(run))).All(IsDone));
        Assert.DoesNotContain(after, run => DagTool.StateOf(run) == "failed");
        var dates = after.Select(run => run.GetProperty("logicalDate").GetString()).ToList();
        Assert.Equal(dates.Count, dates.Distinct().Count());
        Assert.Single(await tool.RunsAsync("consumer_users"));
        await second.InterruptAsync();
        await worker.InterruptAsync();
        Assert.Equal((0, 0), (second.ExitCode, worker.ExitCode));
    }

    private static bool IsDone(System.Text.Json.JsonElement run) => DagTool.StateOf(run) is "success" or "failed";
}
