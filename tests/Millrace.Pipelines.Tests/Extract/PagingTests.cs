using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Pipelines.Contracts;
using Millrace.Pipelines.Extract;
using Millrace.Pipelines.Stream;
using Millrace.Pipelines.Tests.Support;

namespace Millrace.Pipelines.Tests.Extract;

public sealed class PagingTests : IAsyncLifetime
{
    private static readonly string[] Ids = ["1", "2", "3"];
    private TestKafka _kafka = null!;
    private TestStore _store = null!;

    public async Task InitializeAsync()
    {
        _kafka = await TestKafka.StartAsync();
        _store = await TestStore.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _kafka.DisposeAsync();
        await _store.DisposeAsync();
    }

    public static TheoryData<string> Kinds => ["number", "total", "cursor", "link"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_page_is_read_once_whatever_the_pagination(string kind)
    {
        await using var api = await StubApi.StartAsync((_, context) => PageAsync(context, kind));
        var report = await RunAsync(SourceOf(api, kind), "every-" + kind);
        Assert.Equal(Ids, IdsIn("every-" + kind));
        Assert.Equal(kind == "number" ? 4 : 3, report.Statistics.Polls);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_run_goes_on_at_the_page_where_the_last_run_was_stopped(string kind)
    {
        var failing = true;
        await using var api = await StubApi.StartAsync((n, context) =>
            failing && n == 3 ? StubApi.Text(context, 400, "text/plain", "") : PageAsync(context, kind));
        var source = SourceOf(api, kind);
        await Assert.ThrowsAsync<ExtractException>(() => RunAsync(source, "resumed-" + kind));
        failing = false;
        await RunAsync(source, "resumed-" + kind);
        Assert.Equal(Ids, IdsIn("resumed-" + kind));
    }

    [Fact]
    public async Task A_page_bound_ends_the_poll_and_the_next_goes_on_behind_it()
    {
        await using var api = await StubApi.StartAsync((_, context) => PageAsync(context, "cursor"));
        var source = SourceOf(api, "cursor") with { Pagination = new PageCursors { Path = "next", Parameter = "cursor", MaxPages = 2 } };
        await RunAsync(source, "bounded");
        Assert.Equal(["1", "2"], IdsIn("bounded"));
        await RunAsync(source, "bounded");
        Assert.Equal(Ids, IdsIn("bounded"));
    }

    [Fact]
    public async Task The_cursor_stays_when_Kafka_did_not_acknowledge_the_page()
    {
        await using var kafka = await TestKafka.StartEmbeddedAsync();
        await using var api = await StubApi.StartAsync((_, context) => PageAsync(context, "cursor"));
        var stream = new StreamOptions { Topic = new TopicOptions { Name = "away" }, DeliveryTimeout = TimeSpan.FromSeconds(1) };
        await using (var producer = await RecordProducer.StartAsync(
            kafka.Options, stream, NullLoggerFactory.Instance, TimeProvider.System, CancellationToken.None))
        {
            await kafka.StopAsync();
            using var extractor = ExtractorOf(SourceOf(api, "cursor"), producer);
            var failure = await Assert.ThrowsAsync<StreamException>(() => extractor.RunAsync(CancellationToken.None));
            Assert.Equal(["1"], failure.UndeliveredEventIds);
            Assert.EndsWith("Their event ids: 1.", failure.Message);
        }

        Assert.Empty(await _store.ReadAsync(new CollectionName(_store.State, SourceCursors.Collection)));
    }

    [Fact]
    public async Task Since_asks_for_what_is_new_and_a_date_in_the_future_does_not_move_it()
    {
        await using var api = await StubApi.StartAsync((_, context) => StubApi.Json(
            context,
            """
            {"items":[{"id":1,"at":"2026-01-02T00:00:00Z"},{"id":2,"at":"2026-01-01T00:00:00Z"},{"id":3,"at":"9999-01-01T00:00:00Z"}]}
            """));
        var source = SourceOf(api, "none") with
        {
            Since = new SinceParameter { Path = "at", Parameter = "created", Format = ">={0}", Initial = "2025-01-01" },
        };
        await RunAsync(source, "since");
        await RunAsync(source, "since");
        Assert.Equal(["?created=%3E%3D2025-01-01", "?created=%3E%3D2026-01-02T00%3A00%3A00Z"], api.Queries);
    }

    [Theory]
    [InlineData("<http://other.example/?page=2>; rel=next", "credentials must not leave")]
    [InlineData("<?>; rel=next", "names itself")]
    public async Task A_link_that_leaves_the_host_or_goes_nowhere_is_refused(string link, string expected)
    {
        await using var api = await StubApi.StartAsync((_, context) =>
        {
            context.Response.Headers.Link = link.Replace(
                "<?>", $"<{context.Request.Scheme}://{context.Request.Host}{context.Request.Path}>");
            return StubApi.Json(context, """{"items":[{"id":1}]}""");
        });
        var failure = await Assert.ThrowsAsync<ExtractException>(() => RunAsync(SourceOf(api, "link"), "refused"));
        Assert.Contains(expected, failure.Message);
        Assert.Equal(1, api.Requests);
    }

    [Fact]
    public async Task Cursors_that_lead_in_a_circle_end_the_poll()
    {
        await using var api = await StubApi.StartAsync((n, context) =>
            StubApi.Json(context, $$"""{"items":[{"id":{{n}}}],"next":"{{(n % 2 == 0 ? "a" : "b")}}"}"""));
        var failure = await Assert.ThrowsAsync<ExtractException>(() => RunAsync(SourceOf(api, "cursor"), "circle"));
        Assert.Contains("in a circle", failure.Message);
    }

    [Fact]
    public async Task A_frozen_contract_stops_the_source_before_its_cursor_and_keeps_the_record_as_a_dead_letter()
    {
        await using var api = await StubApi.StartAsync((_, context) => PageAsync(context, "cursor"));
        var source = SourceOf(api, "cursor") with
        {
            Contract = new DataContract
            {
                Fields = [new ContractField { Path = "id", Types = ContractTypes.String, Required = true }], Policy = ContractPolicy.Freeze,
            },
        };
        var failure = await Assert.ThrowsAsync<ExtractException>(() => RunAsync(source, "frozen"));
        Assert.Contains("is stopped, because its contract is frozen", failure.Message);
        Assert.Single(TestRecords.ReadAll(_kafka.Options, "frozen.dlq"));
        Assert.Empty(await _store.ReadAsync(new CollectionName(_store.State, SourceCursors.Collection)));
    }

    private static Task PageAsync(HttpContext context, string kind)
    {
        var asked = context.Request.Query[kind is "cursor" ? "cursor" : "page"].ToString();
        var page = asked.Length == 0 ? 1 : int.Parse(asked.TrimStart('c'), System.Globalization.CultureInfo.InvariantCulture);
        if (kind == "link" && page < 3)
        {
            context.Response.Headers.Link = $"<{context.Request.Path}?page={page + 1}>; rel=\"next\"";
        }

        var next = page < 3 ? $"\"c{page + 1}\"" : "null";
        var items = page <= 3 ? $$"""{"id":{{page}}}""" : "";
        return StubApi.Json(context, $$"""{"items":[{{items}}],"next":{{next}},"pages":3}""");
    }

    private static HttpSourceDefinition SourceOf(StubApi api, string kind) => new()
    {
        Name = "paged",
        Schema = "paged/1",
        BaseAddress = api.BaseAddress,
        RecordsPath = "items",
        EventIdPath = "id",
        Pagination = kind switch
        {
            "number" => new PageNumbers { Parameter = "page" },
            "total" => new PageNumbers { Parameter = "page", TotalPagesPath = "pages" },
            "cursor" => new PageCursors { Path = "next", Parameter = "cursor" },
            "link" => new PageLinks(),
            _ => null,
        },
    };

    private IEnumerable<string> IdsIn(string topic) =>
        TestRecords.ReadAll(_kafka.Options, topic).Select(record => record.Header(RecordHeaders.EventId)!).Order();

    private Extractor ExtractorOf(HttpSourceDefinition source, RecordProducer producer) => new(
        source,
        new ExtractOptions { Keys = ["all"], Window = TimeSpan.Zero, Http = TestSource.Impatient with { MaxRetries = 0 } },
        producer,
        NullLoggerFactory.Instance,
        TimeProvider.System,
        new SourceCursors(_store.Client.Database(_store.State), TimeProvider.System));

    private async Task<ExtractReport> RunAsync(HttpSourceDefinition source, string topic)
    {
        await _kafka.CreateTopicsAsync(topic, topic + ".dlq");
        var stream = new StreamOptions { Topic = new TopicOptions { Name = topic }, DeliveryTimeout = TimeSpan.FromSeconds(10) };
        await using var producer = await RecordProducer.StartAsync(
            _kafka.Options, stream, NullLoggerFactory.Instance, TimeProvider.System, CancellationToken.None);
        using var extractor = ExtractorOf(source, producer);
        return await extractor.RunAsync(CancellationToken.None);
    }
}
