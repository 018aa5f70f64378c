using System.Net;
using System.Text.Json;
using static Millrace.Server.Tests.ApiCalls;

namespace Millrace.Server.Tests;

/// <summary>Values that tasks leave: read, written, changed and removed from outside.</summary>
public sealed class XComApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task What_a_task_returned_can_be_read()
    {
        var id = await server.RunAsync("flaky");

        var value = await server.GetAsync($"{EntriesOf(id)}/return_value");

        Assert.Equal(7, value.GetProperty("value").GetInt32());
        Assert.Equal(["return_value"], (await server.GetAsync(EntriesOf(id))).All("xcom_entries", "key"));
        var all = await server.GetAsync($"{RunPath("flaky", id)}/taskInstances/~/xcomEntries");
        Assert.Equal(["first"], all.All("xcom_entries", "task_id"));
        await server.GetAsync($"{EntriesOf(id)}/none", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_value_can_be_left_changed_and_removed()
    {
        var id = await server.RunAsync("flaky");
        var entries = EntriesOf(id);

        await server.PostAsync(entries, new { key = "k", value = new { a = new[] { 1, 2 } } }, HttpStatusCode.Created);
        await server.PostAsync(entries, new { key = "k", value = 1 }, HttpStatusCode.Conflict);
        Assert.Equal(2, (await server.GetAsync($"{entries}/k")).GetProperty("value").GetProperty("a")[1].GetInt32());
        Assert.Equal("new", (await server.PatchAsync($"{entries}/k", new { value = "new" })).GetProperty("value").GetString());
        Assert.Equal(["k", "return_value"], (await server.GetAsync(entries)).All("xcom_entries", "key").Order(StringComparer.Ordinal));
        await server.DeleteAsync($"{entries}/k");

        await server.GetAsync($"{entries}/k", HttpStatusCode.NotFound);
        await server.DeleteAsync($"{entries}/k", HttpStatusCode.NotFound);
        await server.PatchAsync($"{entries}/k", new { value = 1 }, HttpStatusCode.NotFound);
        var audit = await server.GetAsync($"/api/v2/eventLogs?run_id={id}&event=delete_xcom");
        Assert.Equal("first k", audit.GetProperty("event_logs")[0].GetProperty("extra").GetString());
    }

    [Fact]
    public async Task A_value_that_cannot_be_kept_is_refused()
    {
        var id = await server.RunAsync("flaky");
        var entries = EntriesOf(id);

        await server.PostAsync(entries, new { key = "", value = 1 }, HttpStatusCode.UnprocessableEntity);
        var large = new { key = "large", value = new string('x', 300 * 1024) };
        await server.PostAsync(entries, large, HttpStatusCode.UnprocessableEntity);
        await server.PostAsync(EntriesOf("none"), new { key = "k", value = 1 }, HttpStatusCode.NotFound);
        Assert.Equal(JsonValueKind.Array, (await server.GetAsync(entries)).GetProperty("xcom_entries").ValueKind);
    }

    private static string EntriesOf(string runId) => $"{RunPath("flaky", runId)}/taskInstances/first/xcomEntries";
}
