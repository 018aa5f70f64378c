namespace Millrace.Faults.Tests;

/// <summary>The cases in which something happens to the broker or the loaders while records flow.</summary>
public abstract class GroupFaultCases : FaultCases
{
    [Fact]
    public Task A_broker_that_restarts_under_load_loses_nothing() => RestartUnderLoadAsync(async (plant, outage) =>
    {
        await plant.Kafka.StopAsync();
        await outage();
        await plant.Kafka.StartAgainAsync();
    });

    [Fact]
    public async Task Loaders_that_join_and_leave_while_records_flow_lose_nothing()
    {
        await using var plant = await Plant.StartAsync(await StartKafkaAsync());
        var random = new Random(Seed);
        var extraction = FlowAsync(plant);
        var loaders = new List<RunningLoader> { new(plant) };
        while (!extraction.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(100, 900)), TimeProvider.System);
            if (loaders.Count == 1 || (loaders.Count == 2 && random.Next(2) == 0))
            {
                loaders.Add(new RunningLoader(plant));
            }
            else
            {
                var leaving = loaders[random.Next(loaders.Count)];
                loaders.Remove(leaving);
                await leaving.DisposeAsync();
            }
        }

        foreach (var loader in loaders)
        {
            await loader.DisposeAsync();
        }

        await AssertAddsUpAsync(plant, await extraction);
    }

    [Fact]
    public async Task A_loader_that_is_killed_at_random_moments_loses_nothing()
    {
        const int Rounds = 4;
        using var alone = await ChildLoader.UseDefaultDatabasesAsync();
        await using var plant = await Plant.StartAsync(await StartKafkaAsync(), DatabaseNames.Default);
        await alone.ClearAsync(plant.Store.Client);
        var random = new Random(Seed);
        var extraction = FlowAsync(plant, TimeSpan.FromSeconds(8));
        for (var round = 0; round < Rounds; round++)
        {
            await using var child = ChildLoader.Start(plant);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(400, 2500)), TimeProvider.System);
            await child.KillAsync();
        }

        await AssertAddsUpAsync(plant, await extraction);
        await alone.ClearAsync(plant.Store.Client);
    }
}
