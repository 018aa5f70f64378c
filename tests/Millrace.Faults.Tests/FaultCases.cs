using Millrace.Faults.Tests.Servers;
using Millrace.Pipelines.Extract;
using Millrace.RandomUsers.Api;

namespace Millrace.Faults.Tests;

/// <summary>
/// Nothing is lost and nothing counted twice, whatever happens: each case disturbs one part while records flow, lets it recover, and
/// then counts what was extracted, what is in the topic, in raw, flat, views and dead letters. The same cases run against each kind of
/// cluster; MILLRACE_TEST_MONGO names another store for all of them. They wait more than they work, and so those of one class run beside
/// those of another.
/// </summary>
public abstract class FaultCases
{
    private static readonly TimeSpan Flow = TimeSpan.FromSeconds(4);

    /// <summary>How long a server stays away.</summary>
    private static readonly TimeSpan Outage = TimeSpan.FromMilliseconds(700);

    /// <summary>What the case's random moments come from.</summary>
    protected int Seed { get; } = Random.Shared.Next();

    /// <summary>Starts the cluster of a case.</summary>
    protected abstract Task<KafkaServer> StartKafkaAsync();

    /// <summary>Restarts a server twice while records are loaded, and holds the books.</summary>
    private protected async Task RestartUnderLoadAsync(Func<Plant, Func<Task>, Task> restart)
    {
        await using var plant = await Plant.StartAsync(await StartKafkaAsync());
        var extraction = FlowAsync(plant);
        await using (var loading = new RunningLoader(plant))
        {
            for (var round = 1; round <= 2; round++)
            {
                var loaded = loading.Statistics.Stored;
                await loading.UntilAsync(statistics => statistics.Stored > loaded);
                await restart(plant, () => Task.Delay(Outage, TimeProvider.System));
            }
        }

        await AssertAddsUpAsync(plant, await extraction);
    }

    /// <summary>Loads and transforms what is left, and holds the books against what the extractor said.</summary>
    private protected async Task AssertAddsUpAsync(Plant plant, ExtractStatistics extracted)
    {
        Assert.Equal(0, extracted.Undelivered);
        Assert.Equal(extracted.Records, extracted.Delivered + extracted.DeadLettered);
        await plant.LoadAllAsync();
        await AssertAddsUpAsync(plant, extracted.Delivered, extracted.DeadLettered);
    }

    private protected async Task AssertAddsUpAsync(Plant plant, long good, long bad)
    {
        await plant.TransformAsync();
        (await Ledger.ReadAsync(plant)).AssertAddsUp(good, bad, $"seed {Seed}:");
    }

    /// <summary>Extracts for a while, beside what the case does.</summary>
    private protected static Task<ExtractStatistics> FlowAsync(Plant plant, TimeSpan? window = null) =>
        Task.Run(() => plant.ExtractAsync(new RandomUserApiOptions(), users: 10, window: window ?? Flow));
}
