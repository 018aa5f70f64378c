using System.Text.Json;

namespace Millrace.Server.Benchmarks;

/// <summary>
/// What the pages ask for: each GET that the server's OpenAPI documents name, with names that are there, and lists with the filters, orders
/// and deep offsets that a person can choose. Answers that go on and on, and files of everything, are left out.
/// </summary>
internal sealed class PageAddresses(HttpClient http)
{
    private const string Extract = "random_people_names";
    private const string Data = "/api/millrace/v1/databases/users/collections";
    private const string Analyses = "/api/millrace/v1/analyses";

    private static readonly string[] Streams = ["/events", "/follow", "/tail", "/wait", "/export"];

    private static readonly string[] Variants =
    [
        "/api/v2/dags/~/dagRuns?order_by=-logical_date&limit=50",
        "/api/v2/dags/~/dagRuns?order_by=-start_date&limit=100",
        "/api/v2/dags/~/dagRuns?order_by=start_date&limit=50&offset=50000",
        "/api/v2/dags/~/dagRuns?order_by=-run_after&limit=50&offset=99900",
        "/api/v2/dags/~/dagRuns?order_by=-end_date&limit=50",
        "/api/v2/dags/~/dagRuns?order_by=state&limit=50",
        "/api/v2/dags/~/dagRuns?state=failed&order_by=-start_date&limit=50",
        "/api/v2/dags/~/dagRuns?state=running&limit=50",
        "/api/v2/dags/~/dagRuns?run_type=manual&limit=50",
        "/api/v2/dags/~/dagRuns?run_id_pattern=2025-06&limit=50",
        "/api/v2/dags/~/dagRuns?start_date_gte=2025-01-01T00:00:00Z&start_date_lte=2025-02-01T00:00:00Z&limit=50",
        $"/api/v2/dags/{Extract}/dagRuns?state=failed&order_by=-logical_date&limit=50",
        $"/api/v2/dags/{Extract}/dagRuns?order_by=-start_date&limit=100&offset=40000",
        $"/api/v2/dags/{Extract}/dagRuns?order_by=-logical_date&limit=1000",
        "/api/v2/dags/~/dagRuns/~/taskInstances?limit=50",
        "/api/v2/dags/~/dagRuns/~/taskInstances?order_by=-start_date&limit=100&offset=1000",
        "/api/v2/dags/~/dagRuns/~/taskInstances?state=failed&order_by=-start_date&limit=50",
        $"/api/v2/dags/{Extract}/dagRuns/~/taskInstances?task_id=producer_random_users_national_US&order_by=-start_date&limit=50",
        "/api/v2/eventLogs?limit=50",
        "/api/v2/eventLogs?order_by=when&limit=50&offset=50000",
        "/api/v2/eventLogs?owner=olga&limit=50",
        "/api/v2/eventLogs?event=trigger&limit=50",
        $"/api/v2/eventLogs?dag_id={Extract}&limit=50",
        $"/api/millrace/v1/dags/{Extract}/grid?limit=100",
        $"/api/millrace/v1/dags/{Extract}/calendar",
        "/api/millrace/v1/topics/random_users/records?limit=50",
        "/api/millrace/v1/topics/random_users/records?order=oldest&limit=100",
        "/api/millrace/v1/topics/random_users/records?partition=1&offset=200000&limit=50",
        "/api/millrace/v1/topics/random_users/records?key=UA&limit=50",
        $"{Data}/raw_users/documents?sort=%7B%22_id%22%3A-1%7D&limit=50",
        $"{Data}/raw_users/documents?limit=50&offset=9950",
        $"{Data}/US/documents?filter=%7B%22age%22%3A40%7D&limit=50",
        $"{Data}/US/documents?limit=50&filter=" + Uri.EscapeDataString("""{"extracted_at": {"$gte": {"$date": "2026-01-01T00:00:00Z"}}}"""),
        $"{Data}/US/schema",
        $"{Analyses}/demographics/places?level=city&limit=100",
        $"{Analyses}/demographics?national=US&gender=female",
        $"{Analyses}/geolocation/cells?box=-130,20,-60,55",
        $"{Analyses}/geolocation/points?box=-130,20,-60,55&limit=1000",
        $"{Analyses}/geolocation/users?circle=-100,40,300&limit=50",
        $"{Analyses}/geolocation/nearest?longitude=-100&latitude=40&limit=50",
        "/api/millrace/v1/dead-letters?limit=50",
        "/api/millrace/v1/dead-letters?reason=malformed_value&limit=50",
    ];

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal)
    {
        ["dagId"] = Extract, ["taskId"] = "producer_random_users_national_US", ["tryNumber"] = "1", ["version"] = "1",
        ["pipelines"] = "random_users", ["topics"] = "random_users", ["topic"] = "random_users", ["groups"] = "users", ["group"] = "users",
        ["databases"] = "users",
        ["collections"] = "raw_users", ["pools"] = "default_pool", ["partitions"] = "0",
    };

    public async Task<IReadOnlyList<string>> ListAsync()
    {
        var runs = await GetAsync($"/api/v2/dags/{Extract}/dagRuns?state=success&order_by=-start_date&limit=1");
        _values["runId"] = runs.GetProperty("dag_runs")[0].GetProperty("dag_run_id").GetString()!;
        var pipelines = await GetAsync("/api/millrace/v1/pipelines");
        _values["pipelines"] = pipelines.GetProperty("items")[0].GetProperty("name").GetString()!;
        var addresses = new List<string>();
        foreach (var document in (string[])["airflow", "millrace"])
        {
            var paths = (await GetAsync($"/openapi/{document}.json")).GetProperty("paths");
            addresses.AddRange(paths.EnumerateObject()
                .Where(path => path.Value.TryGetProperty("get", out _))
                .Where(path => !Streams.Any(end => path.Name.EndsWith(end, StringComparison.Ordinal)))
                .Select(path => Fill(path.Name))
                .OfType<string>());
        }

        // What needs more than the path, and what is not there, is not for a measurement.
        var answering = new List<string>();
        foreach (var address in addresses.Order(StringComparer.Ordinal).Concat(Variants))
        {
            using var answer = await http.GetAsync(address);
            if (answer.IsSuccessStatusCode)
            {
                answering.Add(address);
            }
            else
            {
                Console.WriteLine($"left out, {(int)answer.StatusCode}: {address}");
            }
        }

        return answering;
    }

    /// <summary>The path with names in its places; null when there is no name for one.</summary>
    private string? Fill(string path)
    {
        var parts = path.Split('/');
        for (var index = 0; index < parts.Length; index++)
        {
            if (!parts[index].StartsWith('{'))
            {
                continue;
            }

            if (!_values.TryGetValue(parts[index].Trim('{', '}'), out var value) && !_values.TryGetValue(parts[index - 1], out value))
            {
                return null;
            }

            parts[index] = Uri.EscapeDataString(value);
        }

        return string.Join('/', parts);
    }

    private async Task<JsonElement> GetAsync(string address)
    {
        using var answer = await http.GetAsync(address);
        answer.EnsureSuccessStatusCode();
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync());
        return document.RootElement.Clone();
    }
}
