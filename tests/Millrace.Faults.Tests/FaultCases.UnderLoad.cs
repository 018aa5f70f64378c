using Millrace.Faults.Tests.Servers;
using Millrace.Pipelines.Extract;
using Millrace.RandomUsers.Api;

namespace Millrace.Faults.Tests;

/// <summary>The cases in which something happens while records flow.</summary>
public abstract partial class FaultCases
{
    private static readonly TimeSpan Flow = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Outage = TimeSpan.FromMilliseconds(700);

    public static TheoryData<StoreMood> Moods => [StoreMood.RefusingWrites, StoreMood.Slow, StoreMood.CuttingAnswers];

    [Fact]
    public async Task A_broker_that_restarts_under_load_loses_nothing()
    {
        await using var plant = await Plant.StartAsync(await StartKafkaAsync());
        var extraction = FlowAsync(plant);
        await using (var loading = new RunningLoader(plant))
        {
            for (var round = 1; round <= 2; round++)
            {
                var loaded = loading.Statistics.Stored;
                await loading.UntilAsync(statistics => statistics.Stored > loaded);
                await plant.Kafka.StopAsync();
                await Task.Delay(Outage, TimeProvider.System);
                await plant.Kafka.StartAgainAsync();
            }
        }

        await AssertAddsUpAsync(plant, await extraction);
    }

    [Fact]
    public async Task A_store_that_restarts_under_load_loses_nothing()
    {
        await using var plant = await Plant.StartAsync(await StartKafkaAsync());
        var extraction = FlowAsync(plant);
        await using (var loading = new RunningLoader(plant))
        {
            for (var round = 1; round <= 2; round++)
            {
                var loaded = loading.Statistics.Stored;
                await loading.UntilAsync(statistics => statistics.Stored > loaded);
                await plant.Store.StopAsync();
                await Task.Delay(Outage, TimeProvider.System);
                await plant.Store.StartAgainAsync();
            }
        }

        await AssertAddsUpAsync(plant, await extraction);
    }

    [Theory]
    [MemberData(nameof(Moods))]
    public async Task A_store_in_a_bad_mood_loses_nothing(StoreMood mood)
    {
        const int Enough = 8;
        await using var plant = await Plant.StartAsync(await StartKafkaAsync());
        var extraction = FlowAsync(plant);
        await using (var loading = new RunningLoader(plant))
        {
            await loading.UntilAsync(statistics => statistics.Stored > 0);
            plant.Store.Proxy.Mood = mood;
            await loading.UntilAsync(_ => plant.Store.Proxy.Disturbed >= Enough);
            plant.Store.Proxy.Mood = StoreMood.Good;
        }

        await AssertAddsUpAsync(plant, await extraction);
    }

    [Fact]
    public async Task Transforms_whose_writes_are_cut_off_count_nothing_twice()
    {
        await using var plant = await Plant.StartAsync(await StartKafkaAsync());
        var extracted = await plant.ExtractAsync(new RandomUserApiOptions(), users: 100);
        await plant.LoadAllAsync();

        plant.Store.Proxy.Mood = StoreMood.CuttingAnswers;
        var transforming = plant.TransformAsync();
        await UntilAsync(() => plant.Store.Proxy.Disturbed >= 3 || transforming.IsCompleted);
        plant.Store.Proxy.Mood = StoreMood.Good;
        await Record.ExceptionAsync(() => transforming);

        await AssertAddsUpAsync(plant, extracted);
    }

    [Fact]
    public async Task Loaders_that_join_and_leave_while_records_flow_lose_nothing()
    {
        await using var plant = await Plant.StartAsync(await StartKafkaAsync());
        var random = new Random(_seed);
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
        var random = new Random(_seed);
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

    private static Task<ExtractStatistics> FlowAsync(Plant plant, TimeSpan? window = null) =>
        Task.Run(() => plant.ExtractAsync(new RandomUserApiOptions(), users: 10, window: window ?? Flow));

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Plant.Patience);
        while (!condition())
        {
            Assert.False(patience.IsCancellationRequested, "still waiting");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }
}
