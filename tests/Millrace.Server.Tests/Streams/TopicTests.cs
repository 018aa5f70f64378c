using System.Net;
using Millrace.Pipelines.Groups;

namespace Millrace.Server.Tests.Streams;

/// <summary>Topics in the pages' API.</summary>
public sealed class TopicTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Topics_are_listed_with_their_extent_and_can_be_searched_ordered_and_paged()
    {
        await server.CreateTopicAsync("listed.one", 2);
        await server.CreateTopicAsync("listed.two", 1);
        await server.ProduceAsync("listed.two", "a", "1");

        var found = await server.UntilAsync("/topics?search=LISTED&orderBy=-records", page =>
            page.GetProperty("total").GetInt64() == 2 && page.GetProperty("items")[0].GetProperty("records").GetInt64() == 1);
        Assert.Equal(["listed.two", "listed.one"], found.Texts("name"));
        Assert.Equal(2, found.GetProperty("items")[1].GetProperty("partitions").GetInt32());
        var second = await server.GetAsync("/topics?search=listed&limit=1&offset=1");
        Assert.Equal(["listed.two"], second.Texts("name"));
        Assert.Equal(2, second.GetProperty("total").GetInt64());
        await server.RefusedAsync(HttpMethod.Get, "/topics?orderBy=colour", null, HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_topic_shows_partitions_groups_with_lag_settings_and_history()
    {
        await server.ProduceAsync("random_users", "CH", """{"a":1}""");
        await server.CommitAsync("topic-page", "random_users", new ResetTarget.Earliest());

        var topic = await server.UntilAsync("/topics/random_users", page => page.GetProperty("groups").EnumerateArray()
            .Any(group => group.GetProperty("group").GetString() == "topic-page" && group.GetProperty("lag").GetInt64() > 0));

        Assert.Equal("source", topic.GetProperty("role").GetString());
        var partition = topic.GetProperty("partitions").EnumerateArray().Single(item => item.GetProperty("key").GetString() == "CH");
        Assert.True(partition.GetProperty("end").GetInt64() > partition.GetProperty("start").GetInt64());
        Assert.True(partition.GetProperty("leader").GetInt32() >= 0);
        var settings = await server.GetAsync("/topics/random_users/configs");
        Assert.Contains("retention.ms", settings.Texts("name"));
        var history = await server.UntilAsync("/topics/random_users/history", page => page.GetProperty("points").GetArrayLength() > 0);
        Assert.True(history.GetProperty("stepSeconds").GetDouble() > 0);
    }

    [Theory]
    [InlineData("/topics/none")]
    [InlineData("/topics/none/configs")]
    [InlineData("/topics/none/history")]
    [InlineData("/topics/none/records")]
    [InlineData("/topics/none/records/0/0")]
    [InlineData("/topics/none/tail")]
    public async Task A_topic_that_is_not_there_is_404_and_is_not_made_by_asking(string path)
    {
        await server.RefusedAsync(HttpMethod.Get, path, null, HttpStatusCode.NotFound);

        Assert.DoesNotContain("none", (await server.GetAsync("/topics?limit=1000")).Texts("name"));
    }
}
