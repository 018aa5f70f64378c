using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Pipelines.DeadLetters;
using Millrace.Pipelines.Extract;
using Millrace.Pipelines.Stream;
using Millrace.Pipelines.Tests.Support;

namespace Millrace.Pipelines.Tests.Extract;

public sealed class ExtractorTests : IAsyncLifetime
{
    private TestKafka _kafka = null!;

    public async Task InitializeAsync() => _kafka = await TestKafka.StartAsync();

    public async Task DisposeAsync() => await _kafka.DisposeAsync();

    [Fact]
    public async Task Records_reach_the_topic_by_the_contract_and_without_secrets()
    {
        await using var api = await StubApi.StartAsync((_, context) =>
        {
            var nat = context.Request.Query["nat"].ToString();
            return StubApi.Json(context, TestSource.Answer(TestSource.User(nat, nat + "-1"), $$"""{"nat":"{{nat}}"}"""));
        });
        var report = await RunAsync(api.BaseAddress, "contract", Once("US", "UA"));

        Assert.Equal(4, report.Statistics.Delivered);
        Assert.Equal(2, report.Statistics.DeliveredByKey["UA"]);
        Assert.False(report.Interrupted);
        var records = TestRecords.ReadAll(_kafka.Options, "contract");
        Assert.Equal(4, records.Count);
        Assert.All(records, record =>
        {
            Assert.Equal(record.Message.Key.Text() == "US" ? 0 : 1, record.Partition.Value);
            Assert.DoesNotContain("top-secret", record.Message.Value.Text());
            Assert.Equal("stub", record.Header(RecordHeaders.Source));
            Assert.Equal("stub/1", record.Header(RecordHeaders.Schema));
            Assert.Equal(report.RunId, record.Header(RecordHeaders.RunId));
            Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}[.][0-9]{3}Z$", record.Header(RecordHeaders.ExtractedAt));
            Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$", record.Header(RecordHeaders.TraceParent));
        });
        Assert.Contains(records, record => record.Header(RecordHeaders.EventId) == "US-1");
        Assert.Contains(records, record => record.Message.Value.Text() == """{"nat":"US","login":{"uuid":"US-1"},"name":"Zoë"}""");
        Assert.Equal(2, records.Count(record => record.Header(RecordHeaders.EventId)!.StartsWith("sha256-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_record_that_breaks_the_contract_is_a_dead_letter_with_its_reason_and_the_others_go_on()
    {
        string[] users = [TestSource.User("US", "1"), "42", """{"login":{"password":"top-secret"}}""", TestSource.User("US", "2")];
        await using var api = await StubApi.StartAsync((_, context) => StubApi.Json(context, TestSource.Answer(users)));
        var report = await RunAsync(api.BaseAddress, "letters", Once("US"));

        Assert.Equal((4, 2, 2), (report.Statistics.Records, report.Statistics.Delivered, report.Statistics.DeadLettered));
        var letters = TestRecords.ReadAll(_kafka.Options, "letters.dlq").OrderBy(letter => letter.Offset.Value).ToList();
        Assert.Equal(["42", """{"login":{}}"""], letters.Select(letter => letter.Message.Value.Text()).Order());
        Assert.All(letters, letter =>
        {
            Assert.Equal("extract", letter.Header(DeadLetterHeaders.Stage));
            Assert.Equal(DeadLetterReasons.ContractViolation, letter.Header(DeadLetterHeaders.Reason));
            Assert.Equal("stub", letter.Header(RecordHeaders.Source));
        });
        Assert.Contains(letters, letter => letter.Header(DeadLetterHeaders.Message) == "The record has no nat.");
    }

    [Fact]
    public async Task Nothing_is_produced_from_an_answer_that_is_cut_off()
    {
        var cut = TestSource.Answer(TestSource.User("US", "1"), TestSource.User("US", "2"))[..^30];
        await using var api = await StubApi.StartAsync((_, context) => StubApi.Json(context, cut));
        var failure = await Assert.ThrowsAsync<ExtractException>(() => RunAsync(api.BaseAddress, "cut", Once("US")));
        Assert.Contains("cut off", failure.Message);
        Assert.Empty(TestRecords.ReadAll(_kafka.Options, "cut"));
        Assert.Empty(TestRecords.ReadAll(_kafka.Options, "cut.dlq"));
    }

    [Fact]
    public async Task A_window_survives_failed_polls()
    {
        await using var api = await StubApi.StartAsync((n, context) => n is > 1 and < 5
            ? StubApi.Text(context, 500, "text/plain", "")
            : StubApi.Json(context, TestSource.Answer(TestSource.User("US", $"{n}"))));
        using var cancel = new CancellationTokenSource();
        await using var producer = await ProducerAsync("window");
        using var extractor = ExtractorOf(api.BaseAddress, producer, Once("US") with
        {
            PollInterval = TimeSpan.FromMilliseconds(20), Window = TimeSpan.FromHours(1),
        });
        var run = extractor.RunAsync(cancel.Token);
        await Eventually.TrueAsync(() => extractor.Statistics.Polls > 2);
        await cancel.CancelAsync();
        var statistics = (await run).Statistics;
        Assert.Equal(1, statistics.FailedPolls);
        Assert.Equal(2, statistics.Retries);
        Assert.Contains("status 500", statistics.LastError);
        Assert.Equal(statistics.Polls, statistics.Delivered);
    }

    [Fact]
    public async Task A_window_ends_by_itself_and_every_answer_in_it_was_delivered()
    {
        await using var api = await StubApi.StartAsync((n, context) =>
            StubApi.Json(context, TestSource.Answer(TestSource.User("US", $"{n}"))));
        var report = await RunAsync(api.BaseAddress, "ends", Once("US") with
        {
            PollInterval = TimeSpan.FromMilliseconds(50), Window = TimeSpan.FromMilliseconds(200),
        });
        Assert.False(report.Interrupted);
        Assert.InRange(report.Statistics.Polls, 1, 4);
        Assert.Equal(report.Statistics.Polls, TestRecords.ReadAll(_kafka.Options, "ends").Count);
    }

    [Fact]
    public async Task Cancelling_stops_polling_and_delivers_what_was_fetched()
    {
        await using var api = await StubApi.StartAsync((n, context) =>
            StubApi.Json(context, TestSource.Answer(TestSource.User("US", $"{n}"))));
        using var cancel = new CancellationTokenSource();
        await using var producer = await ProducerAsync("cancelled");
        using var extractor = ExtractorOf(api.BaseAddress, producer, Once("US") with
        {
            PollInterval = TimeSpan.FromMilliseconds(10), Window = TimeSpan.FromHours(1),
        });
        var run = extractor.RunAsync(cancel.Token);
        await Eventually.TrueAsync(() => extractor.Statistics.Delivered > 3);
        await cancel.CancelAsync();
        var report = await run;
        Assert.True(report.Interrupted);
        Assert.Equal(report.Statistics.Records, report.Statistics.Delivered);
        Assert.Equal(report.Statistics.Delivered, TestRecords.ReadAll(_kafka.Options, "cancelled").Count);
    }

    [Fact]
    public async Task Only_the_keys_to_poll_are_polled_and_keep_their_partitions()
    {
        await using var api = await StubApi.StartAsync((_, context) =>
            StubApi.Json(context, TestSource.Answer(TestSource.User(context.Request.Query["nat"].ToString(), "1"))));
        await RunAsync(api.BaseAddress, "some", Once("US", "UA") with { PollKeys = ["UA"] });
        Assert.Equal(1, Assert.Single(TestRecords.ReadAll(_kafka.Options, "some")).Partition.Value);
    }

    [Fact]
    public async Task Cancelling_while_the_broker_is_away_ends_at_the_flush_timeout_and_says_what_was_not_delivered()
    {
        await using var kafka = await TestKafka.StartEmbeddedAsync();
        await using var api = await StubApi.StartAsync((n, context) =>
            StubApi.Json(context, TestSource.Answer(TestSource.User("US", $"{n}a"), TestSource.User("US", $"{n}b"))));
        var stream = StreamOf("away") with { DeliveryTimeout = TimeSpan.FromMinutes(10), FlushTimeout = TimeSpan.FromMilliseconds(200) };
        await using var producer = await RecordProducer.StartAsync(
            kafka.Options, stream, NullLoggerFactory.Instance, TimeProvider.System, CancellationToken.None);
        await kafka.StopAsync();
        using var extractor = ExtractorOf(api.BaseAddress, producer, Once("US") with { Window = TimeSpan.FromHours(1) });
        using var cancel = new CancellationTokenSource();
        var run = extractor.RunAsync(cancel.Token);
        await Eventually.TrueAsync(() => extractor.Statistics.Polls == 1);
        await cancel.CancelAsync();
        var failure = await Assert.ThrowsAsync<StreamException>(() => run);
        Assert.StartsWith("2 of 2 records were not delivered to Kafka (0 were): ", failure.Message);
    }

    [Fact]
    public async Task A_cluster_that_does_not_answer_is_one_clear_sentence()
    {
        var options = new KafkaOptions { BootstrapServers = "127.0.0.1:1", RequestTimeout = TimeSpan.FromMilliseconds(500) };
        var failure = await Assert.ThrowsAsync<StreamException>(() => RecordProducer.StartAsync(
            options, StreamOf("none"), NullLoggerFactory.Instance, TimeProvider.System, CancellationToken.None));
        Assert.StartsWith("Kafka at 127.0.0.1:1 did not answer within 0.5 s", failure.Message);
    }

    private static ExtractOptions Once(params string[] keys) => new()
    {
        Keys = keys, Window = TimeSpan.Zero, ResultsPerRequest = 2, Http = TestSource.Impatient,
    };

    private static StreamOptions StreamOf(string topic) => new()
    {
        Topic = new TopicOptions { Name = topic },
        PartitionKeys = ["US", "UA"],
        DeliveryTimeout = TimeSpan.FromSeconds(10),
    };

    private async Task<RecordProducer> ProducerAsync(string topic)
    {
        await _kafka.CreateTopicsAsync(topic, topic + ".dlq");
        return await RecordProducer.StartAsync(
            _kafka.Options, StreamOf(topic), NullLoggerFactory.Instance, TimeProvider.System, CancellationToken.None);
    }

    private static Extractor ExtractorOf(Uri address, RecordProducer producer, ExtractOptions options) =>
        new(TestSource.At(address), options, producer, NullLoggerFactory.Instance, TimeProvider.System);

    private async Task<ExtractReport> RunAsync(Uri address, string topic, ExtractOptions options)
    {
        await using var producer = await ProducerAsync(topic);
        using var extractor = ExtractorOf(address, producer, options);
        return await extractor.RunAsync(CancellationToken.None);
    }
}
