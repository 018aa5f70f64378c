using System.Text;
using Millrace.RandomUsers.Api;

namespace Millrace.Faults.Tests;

/// <summary>The cases in which the source is in trouble, or the records are.</summary>
public abstract class RecordFaultCases : FaultCases
{
    private static readonly string?[] Junk =
    [
        null, "", "not json", "[1,2,3]", "\"text\"", "{\"login\":", "{\"login\":{\"uuid\":12}}", "{\"nat\":\"US\"}", "{}",
        "\uFFFD{}", "{\"a\":1}x",
        "{\"login\":{\"uuid\":\"\"}}",
    ];

    public static TheoryData<string, ApiFault> PassingTroubles => new()
    {
        { "down", ApiFault.Disconnect },
        { "too many requests", ApiFault.TooManyRequests },
        { "server errors", ApiFault.ServerError },
        { "unavailable", ApiFault.Unavailable },
        { "truncated", ApiFault.TruncatedJson },
        { "no JSON", ApiFault.NotJson },
        { "an error in the body", ApiFault.ErrorBody },
    };

    [Theory]
    [MemberData(nameof(PassingTroubles))]
    public async Task A_source_in_trouble_that_passes_loses_nothing(string trouble, ApiFault fault)
    {
        await using var plant = await Plant.StartAsync(await StartKafkaAsync());
        var faults = new ApiFaultPlan { Schedule = [.. Enumerable.Repeat(fault, 6)] };

        var extracted = await plant.ExtractAsync(new RandomUserApiOptions { Faults = faults, RetryAfter = TimeSpan.FromSeconds(1) });

        Assert.True(extracted.Retries >= 6, $"{trouble}: {extracted.Retries} retries");
        await AssertAddsUpAsync(plant, extracted);
        Assert.Equal(4 * 25, extracted.Delivered);
    }

    [Fact]
    public async Task A_source_that_fails_again_and_again_in_many_ways_loses_nothing()
    {
        await using var plant = await Plant.StartAsync(await StartKafkaAsync());
        var faults = new ApiFaultPlan
        {
            Seed = Seed,
            Shares = new Dictionary<ApiFault, double>
            {
                [ApiFault.ServerError] = 0.3, [ApiFault.Disconnect] = 0.1, [ApiFault.TruncatedJson] = 0.1, [ApiFault.WrongTypes] = 0.2,
            },
        };

        var extracted = await plant.ExtractAsync(new RandomUserApiOptions { Faults = faults }, window: TimeSpan.FromSeconds(2));

        Assert.True(extracted is { Retries: > 0, DeadLettered: > 0, Delivered: > 0 }, $"seed {Seed}: {extracted}");
        await AssertAddsUpAsync(plant, extracted);
    }

    [Fact]
    public async Task A_slow_source_loses_nothing()
    {
        await using var plant = await Plant.StartAsync(await StartKafkaAsync());
        var extracted = await plant.ExtractAsync(
            new RandomUserApiOptions { Delay = TimeSpan.FromMilliseconds(400) }, window: TimeSpan.FromSeconds(1));
        await AssertAddsUpAsync(plant, extracted);
        Assert.True(extracted.Delivered > 0);
    }

    [Fact]
    public async Task Records_of_wrong_types_become_dead_letters_and_the_others_go_on()
    {
        await using var plant = await Plant.StartAsync(await StartKafkaAsync());
        var faults = new ApiFaultPlan { Schedule = [ApiFault.WrongTypes, ApiFault.None, ApiFault.WrongTypes, ApiFault.WrongTypes] };

        var extracted = await plant.ExtractAsync(new RandomUserApiOptions { Faults = faults });

        Assert.Equal(3 * 2, extracted.DeadLettered);
        await AssertAddsUpAsync(plant, extracted);
    }

    [Fact]
    public async Task Poison_among_good_records_becomes_dead_letters_once()
    {
        await using var plant = await Plant.StartAsync(await StartKafkaAsync());
        var first = await plant.ExtractAsync(new RandomUserApiOptions());
        plant.Produce(Poison());
        var second = await plant.ExtractAsync(new RandomUserApiOptions());

        await plant.LoadAllAsync();
        await AssertAddsUpAsync(plant, first.Delivered + second.Delivered, Junk.Length);
    }

    [Fact]
    public async Task While_the_dead_letter_topic_is_unavailable_poison_is_neither_lost_nor_passed_over()
    {
        await using var plant = await Plant.StartAsync(await StartKafkaAsync());
        var extracted = await plant.ExtractAsync(new RandomUserApiOptions());
        await plant.Kafka.RefuseAsync(plant.DeadLetterTopic);
        plant.Produce(Poison());

        await using (var loading = new RunningLoader(plant))
        {
            await loading.UntilAsync(statistics => statistics.Read >= extracted.Delivered + Junk.Length);
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System); // time to go wrong
            Assert.Equal(0, loading.Statistics.DeadLettered);
        }

        await plant.Kafka.AcceptAsync(plant.DeadLetterTopic);
        await plant.LoadAllAsync();
        await AssertAddsUpAsync(plant, extracted.Delivered, Junk.Length);
    }

    [Fact]
    public async Task Offsets_rewound_to_the_start_load_everything_again_and_change_nothing()
    {
        await using var plant = await Plant.StartAsync(await StartKafkaAsync());
        var extracted = await plant.ExtractAsync(new RandomUserApiOptions());
        await AssertAddsUpAsync(plant, extracted);

        plant.Rewind();
        var again = await plant.LoadAllAsync();

        Assert.Equal((0, extracted.Delivered), (again.Stored, again.Duplicates));
        await AssertAddsUpAsync(plant, extracted);
    }

    private static IEnumerable<(string? Key, byte[]? Value)> Poison() =>
        Junk.Select((text, index) => (index % 3 == 0 ? null : "US", text is null ? null : Encoding.UTF8.GetBytes(text)));
}
