using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Pipelines.Stream;
using Millrace.Pipelines.Tests.Support;

namespace Millrace.Pipelines.Tests.Stream;

public sealed class TopicSetupTests : IAsyncLifetime
{
    private TestKafka _kafka = null!;

    public async Task InitializeAsync() => _kafka = await TestKafka.StartWithAdminAsync();

    public async Task DisposeAsync() => await _kafka.DisposeAsync();

    [Fact]
    public async Task A_missing_topic_is_made_and_an_existing_one_left_alone()
    {
        await EnsureAsync(new TopicOptions { Name = "made", Partitions = 3 });
        Assert.Equal(3, await PartitionsAsync("made"));
        await EnsureAsync(new TopicOptions { Name = "made", Partitions = 2 });
        Assert.Equal(3, await PartitionsAsync("made"));
    }

    [Fact]
    public async Task A_topic_with_too_few_partitions_gets_the_missing_ones_when_it_may()
    {
        await EnsureAsync(new TopicOptions { Name = "grows", Partitions = 1 });
        var failure = await Assert.ThrowsAsync<StreamException>(
            () => EnsureAsync(new TopicOptions { Name = "grows", Partitions = 4, AddPartitions = false }));
        Assert.StartsWith("Topic grows has 1 partitions but 4 are needed: ", failure.Message);
        await EnsureAsync(new TopicOptions { Name = "grows", Partitions = 4 });
        Assert.Equal(4, await PartitionsAsync("grows"));
    }

    [Fact]
    public async Task Several_processes_may_make_the_same_topic_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => EnsureAsync(new TopicOptions { Name = "race", Partitions = 2 })));
        Assert.Equal(2, await PartitionsAsync("race"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("with space")]
    [InlineData("with/slash")]
    public async Task A_name_that_Kafka_would_refuse_is_refused_before_anything_is_asked(string name) =>
        await Assert.ThrowsAsync<PipelineConfigurationException>(() => EnsureAsync(new TopicOptions { Name = name }));

    private Task EnsureAsync(TopicOptions topic) =>
        TopicSetup.EnsureAsync(_kafka.Options, [topic], NullLoggerFactory.Instance, CancellationToken.None);

    private async Task<int> PartitionsAsync(string topic) =>
        (await new TopicInspector(_kafka.Options, NullLoggerFactory.Instance).ListAsync(CancellationToken.None))
            .Single(found => found.Name == topic).Partitions.Count;
}
