using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Millrace.Pipelines.DeadLetters;
using Millrace.Server.Security;

namespace Millrace.Server.Tests.Streams;

/// <summary>Dead letters in the pages' API. Each test has letters of a reason of its own.</summary>
public sealed class DeadLetterTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Letters_are_counted_listed_and_filtered()
    {
        await server.AddLettersAsync(
            StreamClient.LetterOf("listed", "1"), StreamClient.LetterOf("listed", "2", key: "CH"),
            StreamClient.LetterOf("listed", "3", stage: DeadLetterStages.Extract));

        var all = await server.UntilAsync("/dead-letters?reason=listed", page => page.GetProperty("total").GetInt64() == 3);
        Assert.Equal(["open", "open", "open"], all.Texts("status"));
        Assert.Equal(["CH"], (await server.GetAsync("/dead-letters?reason=listed&key=CH")).Texts("key"));
        Assert.Equal(1, Total(await server.GetAsync("/dead-letters?reason=listed&stage=extract")));
        Assert.Equal(3, Total(await server.GetAsync("/dead-letters?search=it%20is%20LISTED")));
        Assert.Equal(0, Total(await server.GetAsync("/dead-letters?reason=listed&status=replayed")));
        Assert.Equal(0, Total(await server.GetAsync("/dead-letters?reason=listed&from=2090-01-01T00:00:00Z")));
        var second = await server.GetAsync("/dead-letters?reason=listed&limit=1&offset=1");
        Assert.Equal(all.Texts("offset")[1], Assert.Single(second.Texts("offset")));
        var counts = await server.UntilAsync("/dead-letters/counts", page => page.GetProperty("isComplete").GetBoolean());
        Assert.Equal(2, counts.GetProperty("reasons").EnumerateArray()
            .Single(count => count.GetProperty("reason").GetString() == "listed" && count.GetProperty("stage").GetString() == "load")
            .GetProperty("open").GetInt64());
        await server.RefusedAsync(HttpMethod.Get, "/dead-letters?status=lost", null, HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_letter_is_shown_with_the_record_it_was()
    {
        await server.AddLettersAsync(StreamClient.LetterOf("shown", """{"name":"Ada"}""") with
        {
            Origin = new Confluent.Kafka.TopicPartitionOffset("random_users", 2, 17), ErrorClass = "BsonFormatException",
        });
        var row = (await server.UntilAsync("/dead-letters?reason=shown", page => Total(page) == 1)).GetProperty("items")[0];

        var letter = await server.GetAsync($"/dead-letters/{row.GetProperty("partition")}/{row.GetProperty("offset")}");

        Assert.Equal("It is shown.", letter.GetProperty("message").GetString());
        Assert.Equal("BsonFormatException", letter.GetProperty("errorClass").GetString());
        Assert.Equal(17, letter.GetProperty("origin").GetProperty("offset").GetInt64());
        Assert.Equal("""{"name":"Ada"}""", letter.GetProperty("record").GetProperty("value").GetString());
        Assert.DoesNotContain("millrace.dlq", letter.GetProperty("record").ToString(), StringComparison.Ordinal);
        await server.RefusedAsync(HttpMethod.Get, "/dead-letters/0/999999", null, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_replay_is_previewed_then_sends_what_is_chosen_and_leaves_it_marked()
    {
        await server.AddLettersAsync(
            StreamClient.LetterOf("back", "{\"n\":1}"), StreamClient.LetterOf("back", "{\"n\":2}"),
            StreamClient.LetterOf("back", "{\"n\":3}"));
        var rows = (await server.UntilAsync("/dead-letters?reason=back", page => Total(page) == 3)).GetProperty("items");
        var one = new { partition = rows[0].GetProperty("partition").GetInt32(), offset = rows[0].GetProperty("offset").GetInt64() };
        var before = Total(await server.GetAsync("/topics/random_users/records?contains=%22n%22"), "scanned");

        var plan = await server.PostAsync("/dead-letters/replay", new { places = new[] { one }, dryRun = true });
        Assert.Equal(1, plan.GetProperty("open").GetInt64());
        Assert.Equal(3, Total(await server.GetAsync("/dead-letters?reason=back&status=open")));
        var first = await server.PostAsync("/dead-letters/replay", new { places = new[] { one } });
        var rest = await server.PostAsync("/dead-letters/replay", new { reason = "back" });

        Assert.Equal(1, first.GetProperty("sent").GetInt64());
        Assert.Equal(2, rest.GetProperty("sent").GetInt64());
        Assert.Equal(1, rest.GetProperty("alreadyReplayed").GetInt64());
        Assert.Equal(0, Total(await server.GetAsync("/dead-letters?reason=back&status=open")));
        Assert.Equal(3, Total(await server.GetAsync("/dead-letters?reason=back&status=replayed")));
        Assert.Equal(before + 3, Total(await server.GetAsync("/topics/random_users/records?contains=%22n%22"), "scanned"));
        using var log = await server.Http.GetAsync("/api/v2/eventLogs?event=replay_dead_letters&limit=1000");
        Assert.Contains("2 of 3 through the topic", await log.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_whose_replay_failed_says_so_and_the_new_one_is_open()
    {
        await server.AddLettersAsync(StreamClient.LetterOf("again", "not json"));
        await server.UntilAsync("/dead-letters?reason=again", page => Total(page) == 1);

        var report = await server.PostAsync("/dead-letters/replay", new { reason = "again", through = "loader" });

        Assert.Equal(1, report.GetProperty("failedAgain").GetInt64());
        Assert.Equal(["failed_again"], (await server.GetAsync("/dead-letters?reason=again")).Texts("status"));
        var newer = (await server.GetAsync("/dead-letters?status=open&limit=1")).GetProperty("items")[0];
        Assert.Equal(2, newer.GetProperty("attempt").GetInt32());
    }

    [Fact]
    public async Task Only_operators_replay_and_only_what_can_be_named()
    {
        using var viewer = await server.AsAsync(Role.Viewer);
        using var refused = await viewer.PostAsJsonAsync($"{StreamClient.Api}/dead-letters/replay", new { reason = "none", dryRun = true });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        const HttpStatusCode invalid = HttpStatusCode.UnprocessableEntity;
        await server.RefusedAsync(HttpMethod.Post, "/dead-letters/replay", new { through = "magic" }, invalid);
        await server.RefusedAsync(HttpMethod.Post, "/dead-letters/replay", new { places = Array.Empty<object>() }, invalid);
        await server.RefusedAsync(
            HttpMethod.Post, "/dead-letters/replay", new { from = "2026-02-01T00:00:00Z", to = "2026-01-01T00:00:00Z" }, invalid);
    }

    private static long Total(JsonElement page, string member = "total") => page.GetProperty(member).GetInt64();
}
