using System.Net.Http.Json;
using System.Text.Json;

namespace Millrace.Server.Tests;

/// <summary>Writes of <c>/api/v2</c> beside those of runs and tasks: bodies, statuses and answers as Airflow's.</summary>
public sealed class AirflowWriteTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_variable_is_made_once_changed_and_deleted()
    {
        var made = await SendAsync(
            "POST", "/api/v2/variables", 201, "VariableResponse", new { key = "city", value = "Bern", description = "a" });
        Assert.Equal("Bern", made.GetProperty("value").GetString());
        Assert.Equal("a", made.GetProperty("description").GetString());
        await SendAsync("POST", "/api/v2/variables", 409, "HTTPExceptionResponse", new { key = "city", value = "Basel" });
        await SendAsync("POST", "/api/v2/variables", 422, "HTTPValidationError", new { value = "Basel" });
        await SendAsync("POST", "/api/v2/variables", 422, "HTTPValidationError", new { key = "no value" });
        await SendAsync("PATCH", "/api/v2/variables/city", 400, "HTTPExceptionResponse", new { key = "town", value = "Basel" });
        var changed = await SendAsync("PATCH", "/api/v2/variables/city", 200, "VariableResponse", new { key = "city", value = "Basel" });
        Assert.Equal("Basel", changed.GetProperty("value").GetString());
        Assert.Equal("a", changed.GetProperty("description").GetString());
        var structured = await SendAsync(
            "POST", "/api/v2/variables", 201, "VariableResponse", new { key = "numbers", value = new[] { 1, 2 } });
        Assert.Equal("[1,2]", structured.GetProperty("value").GetString());
        await SendAsync("DELETE", "/api/v2/variables/city", 204, null);
        await SendAsync("GET", "/api/v2/variables/city", 404, "HTTPExceptionResponse");
    }

    [Fact]
    public async Task A_pool_is_made_once_changed_and_deleted()
    {
        var made = await SendAsync("POST", "/api/v2/pools", 201, "PoolResponse", new { name = "api", slots = 3 });
        Assert.Equal(3, made.GetProperty("open_slots").GetInt32());
        await SendAsync("POST", "/api/v2/pools", 409, "HTTPExceptionResponse", new { name = "api", slots = 3 });
        await SendAsync("POST", "/api/v2/pools", 422, "HTTPValidationError", new { slots = 3 });
        await SendAsync("POST", "/api/v2/pools", 422, "HTTPValidationError", new { name = "other", slots = -5 });
        var changed = await SendAsync("PATCH", "/api/v2/pools/api", 200, "PoolResponse", new { slots = 7 });
        Assert.Equal(7, changed.GetProperty("slots").GetInt32());
        await SendAsync("PATCH", "/api/v2/pools/none", 404, "HTTPExceptionResponse", new { slots = 7 });
        await SendAsync("DELETE", "/api/v2/pools/api", 204, null);
        await SendAsync("DELETE", "/api/v2/pools/api", 404, "HTTPExceptionResponse");
    }

    [Fact]
    public async Task A_DAG_is_paused_by_itself_or_with_those_of_a_pattern_and_nothing_else_can_be_changed()
    {
        var paused = await SendAsync("PATCH", "/api/v2/dags/report?update_mask=is_paused", 200, "DAGResponse", new { is_paused = true });
        Assert.True(paused.GetProperty("is_paused").GetBoolean());
        await SendAsync("PATCH", "/api/v2/dags/report?update_mask=description", 400, "HTTPExceptionResponse", new { is_paused = false });
        await SendAsync("PATCH", "/api/v2/dags/report", 422, "HTTPValidationError", new { });
        await SendAsync("PATCH", "/api/v2/dags/none", 404, "HTTPExceptionResponse", new { is_paused = true });
        var none = await SendAsync("PATCH", "/api/v2/dags", 200, "DAGCollectionResponse", new { is_paused = true });
        Assert.Equal(0, none.GetProperty("total_entries").GetInt32());
        Assert.False((await SendAsync("GET", "/api/v2/dags/broken", 200, "DAGResponse")).GetProperty("is_paused").GetBoolean());
        var all = await SendAsync(
            "PATCH", "/api/v2/dags?dag_id_pattern=report|broken&paused=true", 200, "DAGCollectionResponse", new { is_paused = false });
        Assert.Equal("report", Assert.Single(all.GetProperty("dags").EnumerateArray()).GetProperty("dag_id").GetString());
        Assert.False((await SendAsync("GET", "/api/v2/dags/report", 200, "DAGResponse")).GetProperty("is_paused").GetBoolean());
    }

    [Fact]
    public async Task A_backfill_is_planned_made_paused_and_cancelled()
    {
        var body = new
        {
            dag_id = "report", from_date = "2026-01-01T00:00:00Z", to_date = "2026-01-05T00:00:00Z", max_active_runs = 1,
            run_backwards = true, dag_run_conf = new { limit = 5 }, reprocess_behavior = "none",
        };
        var plan = await SendAsync("POST", "/api/v2/backfills/dry_run", 200, "DryRunBackfillCollectionResponse", body);
        Assert.InRange(plan.GetProperty("total_entries").GetInt32(), 4, 5);
        var none = await SendAsync("GET", "/api/v2/backfills?dag_id=report", 200, "BackfillCollectionResponse");
        Assert.Equal(0, none.GetProperty("total_entries").GetInt32());

        var made = await SendAsync("POST", "/api/v2/backfills", 200, "BackfillResponse", body);
        var path = $"/api/v2/backfills/{made.GetProperty("id")}";
        Assert.Equal("none", made.GetProperty("reprocess_behavior").GetString());
        Assert.True((await SendAsync("PUT", path + "/pause", 200, "BackfillResponse")).GetProperty("is_paused").GetBoolean());
        Assert.False((await SendAsync("PUT", path + "/unpause", 200, "BackfillResponse")).GetProperty("is_paused").GetBoolean());
        var over = await SendAsync("PUT", path + "/cancel", 200, "BackfillResponse");
        Assert.NotEqual(JsonValueKind.Null, over.GetProperty("completed_at").ValueKind);
        Assert.Equal(over.GetRawText(), (await SendAsync("GET", path, 200, "BackfillResponse")).GetRawText());
        await SendAsync("PUT", path + "/cancel", 409, "HTTPExceptionResponse");
        await SendAsync("PUT", path + "/pause", 409, "HTTPExceptionResponse");
        var runs = await SendAsync("GET", "/api/v2/dags/report/dagRuns?run_type=backfill", 200, "DAGRunCollectionResponse");
        Assert.All(
            runs.GetProperty("dag_runs").EnumerateArray(),
            run => Assert.Equal(5, run.GetProperty("conf").GetProperty("limit").GetInt32()));
    }

    [Theory]
    [InlineData(404, """{"dag_id":"none","from_date":"2026-01-01T00:00:00Z","to_date":"2026-01-02T00:00:00Z"}""")]
    [InlineData(422, """{"dag_id":"report","from_date":"2026-01-01T00:00:00Z"}""")]
    [InlineData(422, """{"dag_id":"report","from_date":"soon","to_date":"2026-01-02T00:00:00Z"}""")]
    [InlineData(422, """{"dag_id":"report","from_date":"2026-01-01","to_date":"2026-01-02","reprocess_behavior":"all"}""")]
    [InlineData(422, """{"dag_id":"report","from_date":"2026-01-05T00:00:00Z","to_date":"2026-01-02T00:00:00Z"}""")]
    [InlineData(422, "no JSON")]
    public async Task A_backfill_that_cannot_be_is_refused(int status, string body)
    {
        foreach (var path in (string[])["/api/v2/backfills", "/api/v2/backfills/dry_run"])
        {
            using var content = new StringContent(body, null, "application/json");
            using var answer = await server.Http.PostAsync(path, content);

            Assert.Equal(status, (int)answer.StatusCode);
            var schema = status == 422 ? "HTTPValidationError" : "HTTPExceptionResponse";
            AirflowContract.Check(await answer.Content.ReadFromJsonAsync<JsonElement>(), schema, path);
        }
    }

    [Fact]
    public async Task What_was_done_stands_in_the_event_log_with_who_did_it()
    {
        await SendAsync("POST", "/api/v2/pools", 201, "PoolResponse", new { name = "logged", slots = 1 });

        var log = await SendAsync("GET", "/api/v2/eventLogs?event=set_pool&owner=local", 200, "EventLogCollectionResponse");
        var entry = log.GetProperty("event_logs")[0];
        Assert.Contains("logged", entry.GetProperty("extra").GetString(), StringComparison.Ordinal);
        var one = await SendAsync("GET", $"/api/v2/eventLogs/{entry.GetProperty("event_log_id")}", 200, "EventLogResponse");
        Assert.Equal(entry.GetRawText(), one.GetRawText());
        var before = Uri.EscapeDataString(entry.GetProperty("when").GetString()!);
        var older = await SendAsync("GET", $"/api/v2/eventLogs?event=set_pool&before={before}", 200, "EventLogCollectionResponse");
        Assert.DoesNotContain("\"logged", older.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_are_none_and_cannot_be_made()
    {
        var none = await SendAsync("GET", "/api/v2/connections", 200, "ConnectionCollectionResponse");
        Assert.Equal(0, none.GetProperty("total_entries").GetInt32());
        await SendAsync("POST", "/api/v2/connections", 405, "HTTPExceptionResponse", new { connection_id = "a", conn_type = "http" });
    }

    private async Task<JsonElement> SendAsync(string method, string path, int status, string? schema, object? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        using var answer = await server.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"{method} {path}: {(int)answer.StatusCode} {text}");
        if (schema is null)
        {
            Assert.Empty(text);
            return default;
        }

        var value = JsonDocument.Parse(text).RootElement;
        AirflowContract.Check(value, schema, $"{method} {path}");
        return value;
    }
}
