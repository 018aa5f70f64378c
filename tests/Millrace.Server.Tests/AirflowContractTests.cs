using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Millrace.Server.Tests;

/// <summary>What <c>/api/v2</c> reads, and its documents, against the operations and schemas of Airflow's published contract. Airflow's
/// own Python client is not at hand where these tests run: <see cref="AirflowContract"/> is as strict as it.</summary>
public sealed class AirflowContractTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Task = "/api/v2/dags/report/dagRuns/one/taskInstances/count";

    [Theory]
    [InlineData("/api/v2/version")]
    [InlineData("/api/v2/monitor/health")]
    [InlineData("/api/v2/dags")]
    [InlineData("/api/v2/dags/report")]
    [InlineData("/api/v2/dags/report/details")]
    [InlineData("/api/v2/dags/report/tasks")]
    [InlineData("/api/v2/dags/report/tasks/print")]
    [InlineData("/api/v2/dags/report/dagVersions")]
    [InlineData("/api/v2/dags/report/dagVersions/1")]
    [InlineData("/api/v2/dagSources/report")]
    [InlineData("/api/v2/dagTags")]
    [InlineData("/api/v2/dagStats")]
    [InlineData("/api/v2/dagWarnings")]
    [InlineData("/api/v2/dags/~/dagRuns")]
    [InlineData("/api/v2/dags/report/dagRuns/one")]
    [InlineData("/api/v2/dags/report/dagRuns/one/upstreamAssetEvents")]
    [InlineData("/api/v2/dags/~/dagRuns/~/taskInstances")]
    [InlineData(Task)]
    [InlineData($"{Task}/listMapped")]
    [InlineData($"{Task}/tries")]
    [InlineData($"{Task}/tries/1")]
    [InlineData($"{Task}/logs/1")]
    [InlineData($"{Task}/xcomEntries")]
    [InlineData($"{Task}/xcomEntries/return_value")]
    [InlineData("/api/v2/backfills")]
    [InlineData("/api/v2/variables")]
    [InlineData("/api/v2/variables/contract")]
    [InlineData("/api/v2/pools")]
    [InlineData("/api/v2/pools/default_pool")]
    [InlineData("/api/v2/connections")]
    [InlineData("/api/v2/eventLogs")]
    [InlineData("/api/v2/importErrors")]
    [InlineData("/api/v2/jobs")]
    [InlineData("/api/v2/assets")]
    [InlineData("/api/v2/assets/events")]
    [InlineData("/api/v2/config")]
    [InlineData("/api/v2/providers")]
    [InlineData("/api/v2/plugins")]
    public async Task An_answer_is_as_its_schema_says(string path)
    {
        await PrepareAsync();
        var operation = AirflowContract.Operations[$"GET {WithoutNames(path)}"];

        using var answer = await server.Http.GetAsync(path);

        Assert.Equal(operation.GetProperty("status").GetInt32(), (int)answer.StatusCode);
        var schema = operation.GetProperty("schema").GetString()
            ?? (path.Contains("xcomEntries/", StringComparison.Ordinal) ? "XComResponseNative" : null);
        Assert.NotNull(schema);
        AirflowContract.Check(await answer.Content.ReadFromJsonAsync<JsonElement>(), schema, schema);
    }

    [Fact]
    public async Task Every_documented_operation_is_one_of_Airflows_with_its_name_status_and_parameters()
    {
        foreach (var (key, operation) in await DocumentedAsync())
        {
            Assert.True(AirflowContract.Operations.TryGetValue(key, out var published), $"Airflow has no {key}");
            Assert.Equal(published.GetProperty("id").GetString(), operation.GetProperty("operationId").GetString());
            var known = published.GetProperty("query").EnumerateArray().Select(name => name.GetString()).ToHashSet();
            // Airflow has this one among those of its own pages.
            known.UnionWith(key == "GET /api/v2/backfills" ? ["active"] : []);
            // The items of a mapped task take the filters of all tasks.
            known.UnionWith(key.EndsWith("/listMapped", StringComparison.Ordinal)
                ? AirflowContract.Operations[key[..^"/{}/listMapped".Length]].GetProperty("query").EnumerateArray()
                    .Select(name => name.GetString())
                : []);
            var taken = operation.TryGetProperty("parameters", out var parameters)
                ? parameters.EnumerateArray().Where(one => one.GetProperty("in").GetString() == "query")
                    .Select(one => one.GetProperty("name").GetString()).ToList()
                : [];
            Assert.True(taken.All(known.Contains), $"{key} takes what Airflow does not: {string.Join(", ", taken.Except(known))}");
        }
    }

    [Fact]
    public async Task Every_documented_schema_that_Airflow_has_too_has_its_members_and_no_others()
    {
        var document = await server.Http.GetFromJsonAsync<JsonElement>("/openapi/airflow.json");
        var compared = 0;
        foreach (var schema in document.GetProperty("components").GetProperty("schemas").EnumerateObject())
        {
            // Lines of a log have more than is published.
            if (schema.Name == "StructuredLogMessage" || !AirflowContract.Schemas.TryGetProperty(schema.Name, out var published)
                || !published.TryGetProperty("properties", out var properties)
                || !schema.Value.TryGetProperty("properties", out var ours))
            {
                continue;
            }

            var known = properties.EnumerateObject().Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
            var present = ours.EnumerateObject().Select(member => member.Name).ToList();
            Assert.True(present.All(known.Contains), $"{schema.Name} has {string.Join(", ", present.Except(known))}");
            var required = published.GetProperty("required").EnumerateArray().Select(name => name.GetString()!).ToList();
            Assert.True(required.All(present.Contains), $"{schema.Name} has not {string.Join(", ", required.Except(present))}");
            compared++;
        }

        Assert.True(compared >= 40, $"only {compared} schemas have the names that Airflow published");
    }

    [Theory]
    [InlineData("GET", "/api/v2/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/dags/none", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/dags/none/details", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/dags/none/tasks", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/dags/report/tasks/none", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/dags/report/dagVersions/2", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/dagSources/none", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/dagSources/report?version_number=2", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/dags/none/dagRuns", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/dags/report/dagRuns/none", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/dags/report/dagRuns/one/taskInstances/none", HttpStatusCode.NotFound)]
    [InlineData("GET", $"{Task}/tries/9", HttpStatusCode.NotFound)]
    [InlineData("GET", $"{Task}/logs/9", HttpStatusCode.NotFound)]
    [InlineData("GET", $"{Task}/xcomEntries/none", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/variables/none", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/api/v2/variables/none", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/pools/none", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/api/v2/pools/none", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/backfills/none", HttpStatusCode.NotFound)]
    [InlineData("PUT", "/api/v2/backfills/none/pause", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/connections/none", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/importErrors/1", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/eventLogs/1", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/assets/99", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/dags?order_by=nothing", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/v2/pools?order_by=nothing", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/v2/variables?order_by=nothing", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/v2/eventLogs?order_by=nothing", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/v2/dags/~/dagRuns?order_by=nothing", HttpStatusCode.BadRequest)]
    [InlineData("DELETE", "/api/v2/pools/default_pool", HttpStatusCode.BadRequest)]
    [InlineData("DELETE", "/api/v2/version", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/api/v2/dags", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", "/api/v2/variables", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/api/v2/dags/report", HttpStatusCode.Conflict)]
    public async Task An_error_is_an_object_with_a_text_detail(string method, string path, HttpStatusCode status)
    {
        await PrepareAsync();

        using var answer = await server.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(["detail"], body.EnumerateObject().Select(member => member.Name));
        Assert.Equal(JsonValueKind.String, body.GetProperty("detail").ValueKind);
    }

    [Theory]
    [InlineData("/api/v2/dags?limit=x")]
    [InlineData("/api/v2/dags?limit=-1")]
    [InlineData("/api/v2/dags?offset=-1")]
    [InlineData("/api/v2/dags?paused=maybe")]
    [InlineData("/api/v2/dags/~/dagRuns?state=nothing")]
    [InlineData("/api/v2/dags/~/dagRuns?run_type=nothing")]
    [InlineData("/api/v2/dags/~/dagRuns?start_date_gte=yesterday")]
    [InlineData("/api/v2/eventLogs?before=never")]
    [InlineData("/api/v2/backfills?active=perhaps")]
    public async Task A_value_that_cannot_be_read_is_refused_with_422_and_where_it_stands(string path)
    {
        using var answer = await server.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        AirflowContract.Check(await answer.Content.ReadFromJsonAsync<JsonElement>(), "HTTPValidationError", path);
    }

    [Theory]
    [InlineData("/api/v2/dags?order_by=-dag_id", "dags", "dag_id")]
    [InlineData("/api/v2/pools?order_by=-name", "pools", "name")]
    [InlineData("/api/v2/variables?order_by=-key", "variables", "key")]
    [InlineData("/api/v2/dags/report/dagRuns?order_by=-run_after", "dag_runs", "run_after")]
    [InlineData("/api/v2/eventLogs?order_by=-when", "event_logs", "when")]
    public async Task A_list_is_ordered_and_paged_and_says_how_many_there_are(string path, string list, string field)
    {
        await PrepareAsync();
        using var pool = await server.Http.PostAsJsonAsync("/api/v2/pools", new { name = "second", slots = 2 });
        using var variable = await server.Http.PostAsJsonAsync("/api/v2/variables", new { key = "second", value = "b" });
        using var run = await server.Http.PostAsJsonAsync("/api/v2/dags/report/dagRuns", new { dag_run_id = "two" });

        var down = await ListAsync(path, list, field);
        var up = await ListAsync(path.Replace("=-", "=", StringComparison.Ordinal), list, field);
        var second = await ListAsync(path + "&limit=1&offset=1", list, field);

        Assert.True(down.Names.Count >= 2);
        Assert.Equal(down.Names.Order(StringComparer.Ordinal).Reverse(), down.Names);
        Assert.Equal(up.Names.Order(StringComparer.Ordinal), up.Names);
        Assert.Equal([down.Names[1]], second.Names);
        Assert.Equal(down.Total, second.Total);
    }

    [Theory]
    [InlineData("/api/v2/dags?dag_id_pattern=rep", "report")]
    [InlineData("/api/v2/dags?dag_id_pattern=REP%25T", "report")]
    [InlineData("/api/v2/dags?dag_id_pattern=none|brok", "broken")]
    [InlineData("/api/v2/dags?tags=daily&dag_id_pattern=rep", "report")]
    [InlineData("/api/v2/dags?tags=nothing", "")]
    [InlineData("/api/v2/dags?dag_id_pattern=none", "")]
    public async Task A_pattern_is_LIKE_with_alternatives(string path, string expected)
    {
        var found = await ListAsync(path, "dags", "dag_id");

        Assert.Equal(expected, string.Join(' ', found.Names));
        Assert.Equal(found.Names.Count, found.Total);
    }

    [Theory]
    [InlineData("text/plain", HttpStatusCode.OK, "text/plain")]
    [InlineData("application/json", HttpStatusCode.OK, "application/json")]
    [InlineData("*/*", HttpStatusCode.OK, "application/json")]
    [InlineData("image/png", HttpStatusCode.NotAcceptable, "application/json")]
    public async Task A_source_comes_as_text_or_as_JSON(string accept, HttpStatusCode status, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v2/dagSources/report");
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));

        using var answer = await server.Http.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
    }

    private async Task<IEnumerable<(string Key, JsonElement Operation)>> DocumentedAsync()
    {
        var document = await server.Http.GetFromJsonAsync<JsonElement>("/openapi/airflow.json");
        return document.GetProperty("paths").EnumerateObject()
            .Where(path => path.Name.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(path => path.Value.EnumerateObject().Select(operation =>
                (AirflowContract.WithoutNames($"{operation.Name.ToUpperInvariant()} {path.Name}"), operation.Value)));
    }

    private async Task<(IReadOnlyList<string> Names, long Total)> ListAsync(string path, string list, string field)
    {
        var answer = await server.Http.GetFromJsonAsync<JsonElement>(path);
        return ([.. answer.GetProperty(list).EnumerateArray().Select(item => item.GetProperty(field).GetString()!)],
            answer.GetProperty("total_entries").GetInt64());
    }

    /// <summary>The path as the contract has it: names in braces, braces then left out.</summary>
    private static string WithoutNames(string path)
    {
        string[] afterNames =
        [
            "dags", "dagRuns", "taskInstances", "tasks", "dagVersions", "dagSources", "tries", "logs", "xcomEntries", "variables", "pools",
        ];
        var parts = path.Split('/');
        return string.Join('/', parts.Select((part, index) => index > 0 && afterNames.Contains(parts[index - 1]) ? "{}" : part));
    }

    private async Task PrepareAsync()
    {
        using var variable = await server.Http.PostAsJsonAsync("/api/v2/variables", new { key = "contract", value = "a" });
        using var triggered = await server.Http.PostAsJsonAsync("/api/v2/dags/report/dagRuns", new { dag_run_id = "one" });
        using var lines = await server.Http.GetAsync("/api/v2/dags/report/dagRuns/one/wait?interval=1");
        Assert.Contains("\"success\"", await lines.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
