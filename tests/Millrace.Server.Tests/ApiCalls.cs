using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Millrace.Server.Tests;

/// <summary>Calls that several tests make, and that fail with what the server said.</summary>
internal static class ApiCalls
{
    public static string RunPath(string dagId, string runId) => $"/api/v2/dags/{dagId}/dagRuns/{runId}";

    /// <summary>The answer's JSON; the test fails when its status is another.</summary>
    public static async Task<JsonElement> CallAsync(
        this HttpClient http, HttpMethod method, string path, object? body = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{method} {path} gave {(int)answer.StatusCode}: {text}");
        return text.Length > 0 ? JsonDocument.Parse(text).RootElement : default;
    }

    public static Task<JsonElement> GetAsync(this RunningServer server, string path, HttpStatusCode expected = HttpStatusCode.OK) =>
        server.Http.CallAsync(HttpMethod.Get, path, null, expected);

    public static Task<JsonElement> PostAsync(
        this RunningServer server, string path, object body, HttpStatusCode expected = HttpStatusCode.OK) =>
        server.Http.CallAsync(HttpMethod.Post, path, body, expected);

    public static Task<JsonElement> PatchAsync(
        this RunningServer server, string path, object body, HttpStatusCode expected = HttpStatusCode.OK) =>
        server.Http.CallAsync(HttpMethod.Patch, path, body, expected);

    public static Task DeleteAsync(this RunningServer server, string path, HttpStatusCode expected = HttpStatusCode.NoContent) =>
        server.Http.CallAsync(HttpMethod.Delete, path, null, expected);

    /// <summary>A new run, at its end.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> RunAsync(this RunningServer server, string dagId, object? conf = null, DateTimeOffset? at = null)
    {
        var id = await server.TriggerAsync(dagId, conf, at);
        await server.EndAsync(dagId, id);
        return id;
    }

    public static async Task<string> TriggerAsync(this RunningServer server, string dagId, object? conf = null, DateTimeOffset? at = null)
    {
        var body = new { dag_run_id = $"test-{Guid.NewGuid():N}", conf = conf ?? new { }, logical_date = at };
        return (await server.PostAsync($"/api/v2/dags/{dagId}/dagRuns", body)).GetProperty("dag_run_id").GetString()!;
    }

    /// <summary>Waits for the end of a run.</summary>
    /// <returns>Its state.</returns>
    public static async Task<string> EndAsync(this RunningServer server, string dagId, string runId)
    {
        using var lines = await server.Http.GetAsync($"{RunPath(dagId, runId)}/wait?interval=0.2");
        var last = (await lines.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        return JsonDocument.Parse(last).RootElement.GetProperty("state").GetString()!;
    }

    /// <summary>Waits until a task of a run is in a state.</summary>
    public static async Task UntilAsync(this RunningServer server, string dagId, string runId, string taskId, string state)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        // A run that is queued has no tasks yet.
        var path = $"{RunPath(dagId, runId)}/taskInstances?task_id={taskId}&state={state}";
        while ((await server.GetAsync(path)).GetProperty("total_entries").GetInt32() == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
        }
    }

    public static IReadOnlyList<string?> All(this JsonElement list, string member, string field) =>
        [.. list.GetProperty(member).EnumerateArray().Select(item => item.GetProperty(field).GetString())];
}
