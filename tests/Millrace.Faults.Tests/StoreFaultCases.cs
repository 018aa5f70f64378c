using Millrace.Faults.Tests.Servers;
using Millrace.RandomUsers.Api;

namespace Millrace.Faults.Tests;

/// <summary>The cases in which something happens to the store while records flow.</summary>
public abstract class StoreFaultCases : FaultCases
{
    public static TheoryData<StoreMood> Moods => [StoreMood.RefusingWrites, StoreMood.Slow, StoreMood.CuttingAnswers];

    [Fact]
    public Task A_store_that_restarts_under_load_loses_nothing() => RestartUnderLoadAsync(async (plant, outage) =>
    {
        await plant.Store.StopAsync();
        await outage();
        await plant.Store.StartAgainAsync();
    });

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
