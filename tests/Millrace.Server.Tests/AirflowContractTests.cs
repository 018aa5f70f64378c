using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Millrace.Server.Tests;

/// <summary>Answers of <c>/api/v2</c> against the members, enums and operations of Airflow's published contract
/// (Fixtures/airflow-contract.json holds the facts).</summary>
public sealed class AirflowContractTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly JsonElement Contract =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "airflow-contract.json"))).RootElement;

    [Theory]
    [InlineData("/api/v2/version", "VersionInfo")]
    [InlineData("/api/v2/monitor/health", "HealthInfoResponse")]
    [InlineData("/api/v2/dags", "DAGCollectionResponse")]
    [InlineData("/api/v2/dags/report", "DAGResponse")]
    [InlineData("/api/v2/dags/report/details", "DAGDetailsResponse")]
    [InlineData("/api/v2/dags/report/tasks", "TaskCollectionResponse")]
    [InlineData("/api/v2/dags/report/tasks/print", "TaskResponse")]
    [InlineData("/api/v2/dags/report/dagVersions", "DAGVersionCollectionResponse")]
    [InlineData("/api/v2/dags/report/dagVersions/1", "DagVersionResponse")]
    [InlineData("/api/v2/dagSources/report", "DAGSourceResponse")]
    [InlineData("/api/v2/dagTags", "DAGTagCollectionResponse")]
    [InlineData("/api/v2/dagStats", "DagStatsCollectionResponse")]
    [InlineData("/api/v2/dagWarnings", "DAGWarningCollectionResponse")]
    [InlineData("/api/v2/dags/~/dagRuns", "DAGRunCollectionResponse")]
    [InlineData("/api/v2/dags/report/dagRuns/one", "DAGRunResponse")]
    [InlineData("/api/v2/dags/~/dagRuns/~/taskInstances", "TaskInstanceCollectionResponse")]
    [InlineData("/api/v2/dags/report/dagRuns/one/taskInstances/count", "TaskInstanceResponse")]
    [InlineData("/api/v2/dags/report/dagRuns/one/taskInstances/count/tries", "TaskInstanceHistoryCollectionResponse")]
    [InlineData("/api/v2/dags/report/dagRuns/one/taskInstances/count/tries/1", "TaskInstanceHistoryResponse")]
    [InlineData("/api/v2/dags/report/dagRuns/one/taskInstances/count/logs/1", "TaskInstancesLogResponse")]
    [InlineData("/api/v2/dags/report/dagRuns/one/taskInstances/count/xcomEntries", "XComCollectionResponse")]
    [InlineData("/api/v2/dags/report/dagRuns/one/taskInstances/count/xcomEntries/return_value", "XComResponseNative")]
    [InlineData("/api/v2/backfills", "BackfillCollectionResponse")]
    [InlineData("/api/v2/variables", "VariableCollectionResponse")]
    [InlineData("/api/v2/pools", "PoolCollectionResponse")]
    [InlineData("/api/v2/connections", "ConnectionCollectionResponse")]
    [InlineData("/api/v2/eventLogs", "EventLogCollectionResponse")]
    [InlineData("/api/v2/importErrors", "ImportErrorCollectionResponse")]
    [InlineData("/api/v2/jobs", "JobCollectionResponse")]
    [InlineData("/api/v2/assets", "AssetCollectionResponse")]
    [InlineData("/api/v2/assets/events", "AssetEventCollectionResponse")]
    [InlineData("/api/v2/config", "Config")]
    [InlineData("/api/v2/providers", "ProviderCollectionResponse")]
    [InlineData("/api/v2/plugins", "PluginCollectionResponse")]
    public async Task An_answer_has_the_required_members_of_its_schema_and_no_others(string path, string schema)
    {
        await RunOnceAsync();

        var answer = await server.Http.GetFromJsonAsync<JsonElement>(path);

        Check(answer, schema, schema);
    }

    [Fact]
    public async Task Every_documented_operation_is_one_of_Airflows_with_its_name_and_schema()
    {
        var document = await server.Http.GetFromJsonAsync<JsonElement>("/openapi/airflow.json");
        var operations = Contract.GetProperty("operations").EnumerateObject().ToDictionary(
            item => WithoutNames(item.Name), item => item.Value.GetProperty("id").GetString());
        foreach (var path in document.GetProperty("paths").EnumerateObject()
            .Where(path => path.Name.StartsWith("/api/", StringComparison.Ordinal)))
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var key = WithoutNames($"{operation.Name.ToUpperInvariant()} {path.Name}");
                Assert.True(operations.TryGetValue(key, out var id), $"Airflow has no {key}");
                Assert.Equal(id, operation.Value.GetProperty("operationId").GetString());
            }
        }
    }

    [Theory]
    [InlineData("GET", "/api/v2/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/dags/none", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/dags/report/dagRuns/none", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/dags/report/dagRuns/one/taskInstances/none", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/variables/none", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/backfills/none", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v2/dags?order_by=nothing", HttpStatusCode.BadRequest)]
    [InlineData("DELETE", "/api/v2/version", HttpStatusCode.MethodNotAllowed)]
    public async Task An_error_is_an_object_with_a_text_detail(string method, string path, HttpStatusCode status)
    {
        await RunOnceAsync();

        using var answer = await server.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(status, answer.StatusCode);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(JsonValueKind.String, body.GetProperty("detail").ValueKind);
    }

    [Theory]
    [InlineData("/api/v2/dags?limit=x")]
    [InlineData("/api/v2/dags/~/dagRuns?state=nothing")]
    public async Task A_value_that_cannot_be_read_is_refused_with_422_and_where_it_stands(string path)
    {
        using var answer = await server.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var first = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail")[0];
        Assert.Equal(["loc", "msg", "type"], first.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_second_run_of_one_id_is_a_conflict()
    {
        await RunOnceAsync();

        using var again = await server.Http.PostAsJsonAsync("/api/v2/dags/report/dagRuns", new { dag_run_id = "one" });

        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    private static string WithoutNames(string operation) =>
        string.Join('/', operation.Split('/').Select(part => part.StartsWith('{') ? "{}" : part));

    private static void Check(JsonElement value, string schema, string where)
    {
        if (value.ValueKind == JsonValueKind.Null || !Contract.GetProperty("schemas").TryGetProperty(schema, out var shape))
        {
            return;
        }

        if (shape.TryGetProperty("enum", out var allowed))
        {
            Assert.Contains(value.GetString(), allowed.EnumerateArray().Select(name => name.GetString()));
            return;
        }

        var members = value.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        foreach (var required in shape.GetProperty("required").EnumerateArray().Select(name => name.GetString()!))
        {
            Assert.True(members.ContainsKey(required), $"{where} has no {required}");
        }

        // Lines of a log may have more; everything else is as published.
        var known = shape.GetProperty("properties").EnumerateArray().Select(name => name.GetString()!).ToHashSet();
        Assert.True(schema == "StructuredLogMessage" || members.Keys.All(known.Contains),
            $"{where} has members that Airflow does not know: {string.Join(", ", members.Keys.Except(known))}");
        foreach (var reference in shape.GetProperty("refs").EnumerateObject().Where(reference => members.ContainsKey(reference.Name)))
        {
            var (child, name) = (members[reference.Name], reference.Value.GetString()!);
            foreach (var item in child.ValueKind == JsonValueKind.Array ? child.EnumerateArray().ToArray() : [child])
            {
                Check(item, name, $"{where}.{reference.Name}");
            }
        }
    }

    private async Task RunOnceAsync()
    {
        using var triggered = await server.Http.PostAsJsonAsync("/api/v2/dags/report/dagRuns", new { dag_run_id = "one" });
        using var lines = await server.Http.GetAsync("/api/v2/dags/report/dagRuns/one/wait?interval=1");
        Assert.Contains("\"success\"", await lines.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
