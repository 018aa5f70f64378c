namespace Millrace.Orchestration.Tests.Simulation;

public sealed class SimulationTests
{
    /// <summary>Thousands of runs through crashes, freezes, lost leases, failing stores and jumping clocks. A failure names its
    /// seed.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task No_interval_is_missed_or_doubled_and_no_task_runs_out_of_turn_whatever_happens(int series)
    {
        var runs = 0;
        for (var seed = series * 1000; seed < (series * 1000) + 5; seed++)
        {
            var simulation = new ClusterSimulation(seed);

            await simulation.RunAsync(TimeSpan.FromMinutes(15));

            Assert.True(
                simulation.Violations.Count == 0,
                $"seed {seed}: {simulation.Violations.Count} violations, such as {string.Join("; ", simulation.Violations.Take(5))}");
            runs += simulation.Runs;
        }

        Assert.True(runs > 300, $"only {runs} runs");
    }
}
