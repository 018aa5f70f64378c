using Millrace.EndToEnd.Tests.Running;

namespace Millrace.EndToEnd.Tests;

/// <summary>kill -9 of processes that run DAGs.</summary>
[Trait("suite", "faults")]
public sealed class DagKillTests
{
    private const int Rounds = 20;

    private static readonly string[] Ports = ["--source", "builtin", "--kafka-port", "0", "--mongo-port", "0"];

    [Fact]
    public async Task Every_run_reaches_its_right_end_after_twenty_deaths_of_the_process_and_the_data_adds_up()
    {
        string[] shape = ["--every", "2s"];
        using var folder = new TemporaryFolder();
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        string[] up = ["up", .. Ports, .. shape, "--window", "1s", "--interval", "100ms", "--results", "20"];
        for (var round = 0; round < Rounds; round++)
        {
            await using var process = MillraceProcess.Start(folder.Path, up);
            // A task that outlives ten workers is given up, as it should be; on a busy machine none would come to its end in time.
            await process.WaitForLineAsync(round % 5 == 4 ? "extracted [1-9]" : "Ctrl-C ends it cleanly");
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(100, 2500)), TimeProvider.System);
            await process.KillAsync();
        }

        var tool = new DagTool(folder.Path, shape);
        await using (var last = MillraceProcess.Start(folder.Path, up))
        {
            await last.WaitForLineAsync("Ctrl-C ends it cleanly");
            // Those that were under way or waiting when the process was killed for the last time.
            var known = (await tool.RunsAsync("random_people_names")).Select(DagTool.IdOf).ToHashSet();
            await tool.WaitForRunsAsync(
                "random_people_names",
                runs => runs.Where(run => known.Contains(DagTool.IdOf(run))).All(run => DagTool.StateOf(run) == "success"));
            await last.InterruptAsync();
            Assert.True(last.ExitCode == 0, last.Output + last.Errors);
        }

        await AssertRunsAsync(tool, seed);
        await using var load = await MillraceProcess.RunAsync(folder.Path, "load", "--once");
        await using var transform = await MillraceProcess.RunAsync(folder.Path, "transform");
        Assert.Equal((0, 0), (load.ExitCode, transform.ExitCode));
        var inventory = await Inventory.OfAsync(folder.Path);
        inventory.AssertComplete();
        Assert.True(inventory.Records == inventory.Distinct, $"seed {seed}: {inventory.Records} records, {inventory.Distinct} events");
        Assert.True(inventory.Raw > 0, $"seed {seed}: nothing was extracted");
    }

    private static async Task AssertRunsAsync(DagTool tool, int seed)
    {
        var extractions = await tool.RunsAsync("random_people_names");
        var dates = extractions.Select(run => run.GetProperty("logicalDate").GetString()).ToList();
        Assert.True(dates.Distinct().Count() == dates.Count, $"seed {seed}: an interval has two runs: {string.Join(", ", dates)}");
        Assert.DoesNotContain(extractions, run => DagTool.StateOf(run) == "failed");
        // One may be under way and others wait behind it, as the process was stopped in between.
        Assert.True(
            extractions.Count(run => DagTool.StateOf(run) == "running") <= 1, $"seed {seed}: {string.Join('\n', extractions)}");
        // The loaders' run lived through it all.
        Assert.Equal("running", DagTool.StateOf(Assert.Single(await tool.RunsAsync("consumer_users"))));
        Assert.DoesNotContain(await tool.RunsAsync("transform_users"), run => DagTool.StateOf(run) == "failed");
    }
}
