using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Pipelines.Stream;
using Millrace.Pipelines.Tests.Support;

namespace Millrace.Pipelines.Tests.Stream;

public sealed class CompressionTests : IAsyncLifetime
{
    private TestKafka _kafka = null!;

    public async Task InitializeAsync() => _kafka = await TestKafka.StartAsync();

    public async Task DisposeAsync() => await _kafka.DisposeAsync();

    public static TheoryData<StreamCompression> Codecs => [.. Enum.GetValues<StreamCompression>()];

    [Theory]
    [MemberData(nameof(Codecs))]
    public async Task Records_come_back_as_they_were_with_every_codec(StreamCompression codec)
    {
        var topic = "codec-" + codec;
        await _kafka.CreateTopicsAsync(topic, topic + ".dlq");
        var stream = new StreamOptions
        {
            Topic = new TopicOptions { Name = topic }, Compression = codec, Linger = TimeSpan.FromMilliseconds(20),
            DeliveryTimeout = TimeSpan.FromMinutes(1),
        };
        await using var producer = await RecordProducer.StartAsync(
            _kafka.Options, stream, NullLoggerFactory.Instance, TimeProvider.System, CancellationToken.None);
        var records = Enumerable.Range(0, 200).Select(RecordOf).ToList();
        Assert.Equal(0, (await producer.ProduceAsync(records, CancellationToken.None)).Undelivered);
        Assert.Equal(
            records.Select(record => record.Payload.Text()).Order(),
            TestRecords.ReadAll(_kafka.Options, topic).Select(record => record.Message.Value.Text()).Order());
    }

    private static SourceRecord RecordOf(int number) => new()
    {
        Key = "US",
        EventId = $"{number}",
        Payload = System.Text.Encoding.UTF8.GetBytes(TestProducer.Payload($"event-{number}")),
        ExtractedAt = DateTimeOffset.UnixEpoch,
        Source = "s",
        Schema = "s/1",
        RunId = "r",
        TraceParent = "00-00000000000000000000000000000001-0000000000000001-00",
    };
}
