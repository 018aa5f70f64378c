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
    protected static readonly TimeSpan Outage = TimeSpan.FromMilliseconds(700);

    /// <summary>What the case's random moments come from.</summary>
    protected int Seed { get; } = Random.Shared.Next();

    /// <summary>Starts the cluster of a case.</summary>
    protected abstract Task<KafkaServer> StartKafkaAsync();

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
