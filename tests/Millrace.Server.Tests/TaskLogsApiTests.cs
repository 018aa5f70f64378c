using System.Net;
using System.Text.Json;
using static Millrace.Server.Tests.ApiCalls;

namespace Millrace.Server.Tests;

/// <summary>Logs of tries: in portions, as lines of JSON, as a file, and as they grow.</summary>
public sealed class TaskLogsApiTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const int Lines = 2500;

    [Fact]
    public async Task A_long_log_comes_in_portions_that_a_token_joins()
    {
        var path = await TalkAsync();
        var texts = new List<string?>();
        string? token = "";
        for (var portion = 0; token is not null; portion++)
        {
            Assert.True(portion < 5, "The log has no end.");
            var answer = await server.GetAsync($"{path}?token={Uri.EscapeDataString(token)}");
            texts.AddRange(answer.All("content", "event"));
            token = answer.GetProperty("continuation_token").GetString();
        }

        Assert.Equal([.. Enumerable.Range(1, Lines).Select(line => $"line {line}"), "half"], texts);
        var whole = await server.GetAsync($"{path}?full_content=true");
        Assert.Equal(texts, whole.All("content", "event"));
        Assert.Equal(JsonValueKind.Null, whole.GetProperty("continuation_token").ValueKind);
        await server.GetAsync($"{path}?token=nonsense", HttpStatusCode.BadRequest);
        await server.GetAsync($"{path[..^1]}2", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_program_that_asks_for_lines_of_JSON_gets_them_all()
    {
        var path = await TalkAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "application/x-ndjson");

        using var answer = await server.Http.SendAsync(request);

        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(Lines + 1, lines.Count);
        Assert.Equal("line 10", lines[9].GetProperty("event").GetString());
        Assert.Equal("warning", lines[9].GetProperty("level").GetString());
        Assert.Equal(0.5, lines[^1].GetProperty("progress").GetDouble());
    }

    [Fact]
    public async Task A_log_can_be_saved_as_a_file_of_text()
    {
        var id = await server.RunAsync("talker");
        await server.Http.GetStringAsync($"/api/millrace/v1/dags/talker/runs/{id}/tasks/talk/logs/1/follow?after=10");

        using var answer = await server.Http.GetAsync($"/api/millrace/v1/dags/talker/runs/{id}/tasks/talk/logs/1/download");

        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.EndsWith(".log", answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'), StringComparison.Ordinal);
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(11, lines.Length);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\S+Z WARNING +line 10$", lines[9]);
    }

    [Fact]
    public async Task A_reader_that_comes_back_gets_only_the_lines_after_those_it_has()
    {
        var id = await server.RunAsync("talker");
        var follow = $"/api/millrace/v1/dags/talker/runs/{id}/tasks/talk/logs/1/follow";
        using var again = new HttpRequestMessage(HttpMethod.Get, $"{follow}?after=2");
        again.Headers.Add("Last-Event-ID", "9");

        var after = await server.Http.GetStringAsync($"{follow}?after=8");
        using var answer = await server.Http.SendAsync(again);

        Assert.DoesNotContain("\"line 8\"", after, StringComparison.Ordinal);
        Assert.Contains("\"line 9\"", after, StringComparison.Ordinal);
        Assert.EndsWith("event: end\ndata: {}\n\n", after, StringComparison.Ordinal);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("\"line 9\"", text, StringComparison.Ordinal);
        Assert.Contains("\"line 10\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_of_a_task_that_still_runs_are_seen_and_more_are_promised()
    {
        var id = await server.TriggerAsync("waiter");
        await server.UntilAsync("waiter", id, "wait", "running");
        var path = $"{RunPath("waiter", id)}/taskInstances/wait/logs/1";
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        JsonElement answer;
        while ((answer = await server.GetAsync(path)).GetProperty("content").GetArrayLength() == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
        }

        Assert.Equal(["waiting"], answer.All("content", "event"));
        Assert.NotNull(answer.GetProperty("continuation_token").GetString());
        await server.PatchAsync(RunPath("waiter", id), new { state = "failed" });
    }

    /// <summary>A run that logs much, once its lines are kept.</summary>
    private async Task<string> TalkAsync()
    {
        var id = await server.RunAsync("talker", new { lines = Lines });
        await server.Http.GetStringAsync($"/api/millrace/v1/dags/talker/runs/{id}/tasks/talk/logs/1/follow?after={Lines}");
        return $"{RunPath("talker", id)}/taskInstances/talk/logs/1";
    }
}
