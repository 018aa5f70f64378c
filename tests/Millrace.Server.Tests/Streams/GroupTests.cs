using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Confluent.Kafka;
using Millrace.Pipelines.Groups;
using Millrace.Server.Security;

namespace Millrace.Server.Tests.Streams;

/// <summary>Consumer groups in the pages' API.</summary>
public sealed class GroupTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_group_is_listed_and_shown_with_its_lag_by_partition()
    {
        await server.CreateTopicAsync("lagging", 2);
        await server.CommitAsync("slow", "lagging", new ResetTarget.Latest());
        await server.ProduceAsync("lagging", "a", "1", 0);
        await server.ProduceAsync("lagging", "b", "2", 0);
        await server.ProduceAsync("lagging", "c", "3", 1);

        var list = await server.UntilAsync("/groups?search=LAGGING", page => page.GetProperty("total").GetInt64() == 1
            && page.GetProperty("items")[0].GetProperty("lag").GetInt64() == 3);
        Assert.Equal(["slow"], list.Texts("group"));
        var group = await server.GetAsync("/groups/slow");
        Assert.Equal(3, group.GetProperty("lag").GetInt64());
        Assert.Equal([2, 1], group.GetProperty("partitions").EnumerateArray().Select(place => place.GetProperty("lag").GetInt32()));
        Assert.True(group.GetProperty("lagSeconds").GetDouble() > 0);
        var history = await server.UntilAsync("/groups/slow/history", page => page.GetProperty("points").EnumerateArray()
            .Any(point => point.GetProperty("lag").GetInt64() == 3));
        Assert.Equal(JsonValueKind.Array, history.GetProperty("points").ValueKind);
    }

    [Fact]
    public async Task A_group_is_paused_and_resumed_by_operators_and_that_is_audited()
    {
        await server.CommitAsync("held", "random_users", new ResetTarget.Earliest());
        using var viewer = await server.AsAsync(Role.Viewer);
        using var refused = await viewer.PostAsync($"{StreamClient.Api}/groups/held/pause", null);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        Assert.True((await server.PostAsync("/groups/held/pause", new { })).GetProperty("isChanged").GetBoolean());
        Assert.False((await server.PostAsync("/groups/held/pause", new { })).GetProperty("isChanged").GetBoolean());
        Assert.True((await server.GetAsync("/groups/held")).GetProperty("isPaused").GetBoolean());
        Assert.True((await server.GetAsync("/groups?search=held")).GetProperty("items")[0].GetProperty("isPaused").GetBoolean());
        Assert.True((await server.PostAsync("/groups/held/resume", new { })).GetProperty("isChanged").GetBoolean());

        Assert.False((await server.GetAsync("/groups/held")).GetProperty("isPaused").GetBoolean());
        using var log = await server.Http.GetAsync("/api/v2/eventLogs?limit=1000");
        var text = await log.Content.ReadAsStringAsync();
        Assert.Contains("pause_group", text, StringComparison.Ordinal);
        Assert.Contains("resume_group", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_is_previewed_without_effect_and_then_done()
    {
        await server.CreateTopicAsync("reset", 1);
        for (var number = 0; number < 3; number++)
        {
            await server.ProduceAsync("reset", "a", $"{number}");
        }

        await server.CommitAsync("back", "reset", new ResetTarget.Latest());
        var body = new { topic = "reset", to = "offset", offset = 1, dryRun = true };

        var plan = await server.PostAsync("/groups/back/reset", body);
        Assert.Equal(3, Committed(await server.GetAsync("/groups/back")));
        var done = await server.PostAsync("/groups/back/reset", body with { dryRun = false });

        Assert.Equal(2, plan.GetProperty("partitions")[0].GetProperty("readAgain").GetInt64());
        Assert.True(plan.GetProperty("dryRun").GetBoolean());
        Assert.Equal(1, done.GetProperty("partitions")[0].GetProperty("after").GetInt64());
        Assert.Equal(1, Committed(await server.GetAsync("/groups/back")));
    }

    [Fact]
    public async Task A_group_with_members_is_not_reset()
    {
        await server.CreateTopicAsync("busy", 1);
        using var member = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig
            { BootstrapServers = server.Services.Kafka.BootstrapServers, GroupId = "busy" }).Build();
        member.Subscribe("busy");
        using var stop = new CancellationTokenSource();
        var polling = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                member.Consume(TimeSpan.FromMilliseconds(50));
            }
        });
        var group = await server.UntilAsync("/groups?search=busy", page => page.GetProperty("total").GetInt64() == 1
            && page.GetProperty("items")[0].GetProperty("members").GetInt32() == 1);
        Assert.Equal(["busy"], group.Texts("group"));
        await server.UntilAsync("/groups/busy", page => page.GetProperty("members") is var members && members.GetArrayLength() == 1
            && members[0].GetProperty("partitions").GetArrayLength() == 1);

        await server.RefusedAsync(
            HttpMethod.Post, "/groups/busy/reset", new { topic = "busy", to = "earliest" }, HttpStatusCode.Conflict);

        await stop.CancelAsync();
        await polling;
        member.Close();
    }

    [Fact]
    public async Task Only_operators_reset_and_only_to_somewhere()
    {
        await server.CommitAsync("guarded", "random_users", new ResetTarget.Earliest());
        using var viewer = await server.AsAsync(Role.Viewer);
        using var refused = await viewer.PostAsJsonAsync(
            $"{StreamClient.Api}/groups/guarded/reset", new { topic = "random_users", to = "earliest", dryRun = true });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        const HttpStatusCode invalid = HttpStatusCode.UnprocessableEntity;
        await server.RefusedAsync(HttpMethod.Post, "/groups/guarded/reset", new { topic = "random_users", to = "there" }, invalid);
        await server.RefusedAsync(HttpMethod.Post, "/groups/guarded/reset", new { topic = "random_users", to = "offset" }, invalid);
        await server.RefusedAsync(HttpMethod.Post, "/groups/guarded/reset", new { to = "earliest" }, invalid);
        await server.RefusedAsync(
            HttpMethod.Post, "/groups/guarded/reset", new { topic = "none", to = "earliest" }, HttpStatusCode.NotFound);
        await server.RefusedAsync(
            HttpMethod.Post, "/groups/guarded/reset", new { topic = "random_users", to = "offset", offset = 99 }, HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("GET", "/groups/none")]
    [InlineData("GET", "/groups/none/history")]
    [InlineData("POST", "/groups/none/pause")]
    [InlineData("POST", "/groups/none/resume")]
    public async Task A_group_that_is_not_there_is_404(string method, string path) =>
        await server.RefusedAsync(new HttpMethod(method), path, null, HttpStatusCode.NotFound);

    private static long Committed(JsonElement group) =>
        group.GetProperty("partitions")[0].GetProperty("committed").GetInt64();
}
