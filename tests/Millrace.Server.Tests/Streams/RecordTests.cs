using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Confluent.Kafka;
using Millrace.Bson;
using Millrace.Server.Security;

namespace Millrace.Server.Tests.Streams;

/// <summary>Browsing, searching, opening and writing records.</summary>
public sealed class RecordTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("newest", 5, "9,8,7,6,5", "4,3,2,1,0")]
    [InlineData("oldest", 5, "0,1,2,3,4", "5,6,7,8,9")]
    public async Task Records_come_page_by_page_from_either_end(string order, int limit, string first, string second)
    {
        var topic = await FilledAsync($"pages.{order}", 10, partitions: 1);

        var page = await server.GetAsync($"/topics/{topic}/records?order={order}&limit={limit}");
        Assert.Equal(first, string.Join(',', page.Texts("offset")));
        Assert.Equal("full", page.GetProperty("stopped").GetString());
        var next = await server.GetAsync($"/topics/{topic}/records?order={order}&limit={limit}&cursor={page.GetProperty("nextCursor")}");

        Assert.Equal(second, string.Join(',', next.Texts("offset")));
        Assert.Equal(JsonValueKind.Null, next.GetProperty("nextCursor").ValueKind);
        Assert.Equal("end", next.GetProperty("stopped").GetString());
    }

    [Fact]
    public async Task Pages_over_several_partitions_give_every_record_once_by_time()
    {
        var topic = await FilledAsync("pages.merged", 40, partitions: 3);
        var times = new List<string>();
        var places = new HashSet<string>();
        string? cursor = "";

        for (var round = 0; cursor is not null && round < 40; round++)
        {
            var page = await server.GetAsync($"/topics/{topic}/records?limit=7&cursor={cursor}");
            foreach (var item in page.GetProperty("items").EnumerateArray())
            {
                times.Add(item.GetProperty("timestamp").GetString()!);
                Assert.True(places.Add($"{item.GetProperty("partition")}:{item.GetProperty("offset")}"));
            }

            cursor = page.GetProperty("nextCursor").GetString();
        }

        Assert.Equal(40, places.Count);
        Assert.Equal(times.OrderDescending(StringComparer.Ordinal), times);
    }

    [Theory]
    [InlineData("newest", "19,18,17,16,15")]
    [InlineData("oldest", "0,1,2,3,4")]
    public async Task A_search_reads_other_partitions_no_further_than_to_the_time_of_what_it_found(string order, string offsets)
    {
        var topic = $"rare.{order}";
        await server.CreateTopicAsync(topic, 2);
        await Flood.WriteAsync(server.Services.Kafka, topic, Enumerable.Range(0, 20_000).SelectMany(number => number % 1000 == 500
            ? [(0, "often", At(number)), (1, "rare", At(number))]
            : ((int, string?, Timestamp)[])[(0, "often", At(number))]));

        var page = await server.GetAsync($"/topics/{topic}/records?order={order}&key=rare&limit=5");

        Assert.Equal(offsets, string.Join(',', page.Texts("offset")));
        Assert.Equal("full", page.GetProperty("stopped").GetString());
        Assert.InRange(page.GetProperty("scanned").GetInt64(), 4500, 15_000);
    }

    [Theory]
    [InlineData("newest")]
    [InlineData("oldest")]
    public async Task A_search_over_several_partitions_gives_every_find_once_by_time(string order)
    {
        var topic = $"found.{order}";
        await server.CreateTopicAsync(topic, 3);
        var random = new Random(7);
        var times = Enumerable.Range(0, 600)
            .Select(number => (Partition: random.Next(3), Key: $"k{random.Next(5)}", Number: number))
            .ToList();
        await Flood.WriteAsync(server.Services.Kafka, topic, times.Select(time => (time.Partition, (string?)time.Key, At(time.Number))));
        var found = new List<string?>();

        for (string? cursor = ""; cursor is not null;)
        {
            var page = await server.GetAsync($"/topics/{topic}/records?order={order}&key=k1&limit=7&cursor={cursor}");
            found.AddRange(page.Texts("value"));
            cursor = page.GetProperty("nextCursor").GetString();
        }

        var wanted = times.Where(time => time.Key == "k1").Select(time => $"value {time.Number}");
        Assert.Equal(order == "newest" ? wanted.Reverse() : wanted, found);
    }

    [Theory]
    [InlineData("key=k3", "3")]
    [InlineData("contains=NUMBER%205", "5")]
    [InlineData("path=deep.name&equals=n4", "4")]
    [InlineData("path=list.x&equals=6", "6")]
    [InlineData("path=flag&equals=true&key=k2", "2")]
    [InlineData("offset=1&limit=2", "1,0")]
    [InlineData("offset=7&order=oldest", "7")]
    [InlineData("key=none", "")]
    [InlineData("from=2090-01-01T00:00:00Z", "")]
    [InlineData("to=1990-01-01T00:00:00Z", "")]
    public async Task Records_are_filtered_by_key_text_path_offset_and_time(string filter, string offsets)
    {
        var topic = $"filtered.{Guid.NewGuid():N}";
        await server.CreateTopicAsync(topic, 1);
        for (var number = 0; number < 8; number++)
        {
            await server.ProduceAsync(topic, $"k{number}",
                $$"""{"text":"Number {{number}}","deep":{"name":"n{{number}}"},"list":[{"x":{{number}}}],"flag":true}""");
        }

        var page = await server.GetAsync($"/topics/{topic}/records?{filter}");

        Assert.Equal(offsets, string.Join(',', page.Texts("offset")));
    }

    [Fact]
    public async Task A_search_ends_in_its_time_says_how_far_it_came_and_can_go_on()
    {
        var topic = await FilledAsync("slow", 300, partitions: 1);
        var hurried = await server.StartAsync(new WebServerOptions { Port = 0, QueryTime = TimeSpan.FromTicks(1) });
        using var http = new HttpClient { BaseAddress = hurried.Address };
        var started = Stopwatch.GetTimestamp();

        var page = await http.GetFromJsonAsync<JsonElement>($"{StreamClient.Api}/topics/{topic}/records?order=oldest&contains=nowhere");

        Assert.Equal("budget", page.GetProperty("stopped").GetString());
        Assert.Equal(300, page.GetProperty("scanned").GetInt64() + page.GetProperty("left").GetInt64());
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(20));
        var rest = await server.GetAsync($"/topics/{topic}/records?order=oldest&contains=nowhere&cursor={page.GetProperty("nextCursor")}");
        Assert.Equal("end", rest.GetProperty("stopped").GetString());
        Assert.Equal(300 - page.GetProperty("scanned").GetInt64(), rest.GetProperty("scanned").GetInt64());
    }

    [Theory]
    [InlineData("order=sideways")]
    [InlineData("partition=99")]
    [InlineData("offset=-1")]
    [InlineData("from=yesterday")]
    [InlineData("path=a")]
    [InlineData("equals=a")]
    [InlineData("path=a..b&equals=c")]
    [InlineData("cursor=x")]
    [InlineData("limit=-1")]
    public async Task A_wrong_question_is_refused_with_what_is_wrong(string query) =>
        await server.RefusedAsync(HttpMethod.Get, $"/topics/random_users/records?{query}", null, HttpStatusCode.UnprocessableEntity);

    [Fact]
    public async Task A_record_is_shown_whole_with_headers_and_its_stored_document()
    {
        var headers = new Dictionary<string, string> { ["millrace.event-id"] = "event-1" };
        var written = await server.ProduceAsync("random_users", "US", """{"gender":"female"}""", null, headers);
        var path = $"/topics/random_users/records/{written.GetProperty("partition")}/{written.GetProperty("offset")}";

        var before = await server.GetAsync(path);
        await server.Services.Mongo.Database("users").Collection("raw_users")
            .InsertOneAsync(new BsonDocument("_id", "event-1"), CancellationToken.None);
        var after = await server.GetAsync(path);

        var record = before.GetProperty("record");
        Assert.Equal("US", record.GetProperty("key").GetString());
        Assert.Equal("json", record.GetProperty("valueFormat").GetString());
        Assert.Equal("""{"gender":"female"}""", record.GetProperty("value").GetString());
        Assert.Equal("event-1", record.GetProperty("headers")[0].GetProperty("value").GetString());
        Assert.False(before.GetProperty("document").GetProperty("exists").GetBoolean());
        Assert.True(after.GetProperty("document").GetProperty("exists").GetBoolean());
        Assert.Equal("raw_users", after.GetProperty("document").GetProperty("collection").GetString());
        await server.RefusedAsync(HttpMethod.Get, "/topics/random_users/records/0/999999", null, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_long_value_is_cut_in_lists_only_and_a_tombstone_has_none()
    {
        await server.CreateTopicAsync("long", 1);
        var value = new string('ü', 20_000);
        await server.ProduceAsync("long", null, value);
        await server.ProduceAsync("long", "gone", null);

        var items = (await server.GetAsync("/topics/long/records")).GetProperty("items");
        var whole = await server.GetAsync("/topics/long/records/0/0");

        Assert.Equal(JsonValueKind.Null, items[0].GetProperty("value").ValueKind);
        Assert.True(items[1].GetProperty("isValueCut").GetBoolean());
        Assert.True(items[1].GetProperty("value").GetString()!.Length < 10_000);
        Assert.Equal(value, whole.GetProperty("record").GetProperty("value").GetString());
    }

    [Fact]
    public async Task A_record_is_written_by_operators_only_to_the_keys_partition_and_is_audited()
    {
        using var viewer = await server.AsAsync(Role.Viewer);
        const string path = $"{StreamClient.Api}/topics/random_users/records";
        using var refused = await viewer.PostAsJsonAsync(path, new { key = "UA", value = "{}" });
        using var operate = await server.AsAsync(Role.Operator);
        using var written = await operate.PostAsJsonAsync(path, new { key = "UA", value = "{}" });

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Created, written.StatusCode);
        var place = await written.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(1, place.GetProperty("partition").GetInt32());
        using var log = await server.Http.GetAsync("/api/v2/eventLogs?event=produce_record&limit=1000");
        Assert.Contains($"random_users/1/{place.GetProperty("offset")}", await log.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_cannot_be_written_is_refused()
    {
        const string path = "/topics/random_users/records";
        await server.RefusedAsync(HttpMethod.Post, path, new { value = "{}", partition = 99 }, HttpStatusCode.UnprocessableEntity);
        await server.RefusedAsync(
            HttpMethod.Post, path, new { value = new string('x', 950_000) }, HttpStatusCode.UnprocessableEntity);
        await server.RefusedAsync(HttpMethod.Post, "/topics/none/records", new { value = "{}" }, HttpStatusCode.NotFound);
    }

    private static Timestamp At(int milliseconds) => new(1_700_000_000_000 + milliseconds, TimestampType.CreateTime);

    private async Task<string> FilledAsync(string topic, int records, int partitions)
    {
        await server.CreateTopicAsync(topic, partitions);
        await Parallel.ForAsync(0, records, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) =>
            await server.ProduceAsync(topic, $"k{number}", $"value {number}", number % partitions));
        return topic;
    }
}
