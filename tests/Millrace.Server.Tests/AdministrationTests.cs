using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Millrace.Server.Tests;

/// <summary>Health, processes, metrics and settings, as the pages and scrapers ask for them.</summary>
public sealed class AdministrationTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Api = "/api/millrace/v1";

    [Fact]
    public async Task Every_part_has_a_status_a_sentence_and_since_when()
    {
        var health = await server.Http.GetFromJsonAsync<JsonElement>($"{Api}/health");

        var parts = health.GetProperty("parts").EnumerateArray().ToDictionary(part => part.GetProperty("name").GetString()!);
        Assert.Equal(
            ["cluster", "disk", "loader", "scheduler", "store", "transforms", "workers"], parts.Keys.Order(StringComparer.Ordinal));
        Assert.All(parts.Values, part =>
        {
            Assert.Contains(part.GetProperty("status").GetString(), new[] { "healthy", "idle", "degraded", "unhealthy" });
            Assert.EndsWith(".", part.GetProperty("message").GetString(), StringComparison.Ordinal);
            Assert.Equal(JsonValueKind.String, part.GetProperty("sinceAt").ValueKind);
        });
        Assert.Equal("healthy", parts["store"].GetProperty("status").GetString());
        Assert.Equal("healthy", parts["cluster"].GetProperty("status").GetString());
        Assert.Equal("idle", parts["loader"].GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_part_that_goes_away_is_unhealthy_and_the_others_are_not()
    {
        await using var other = new RunningServer
        {
            Options = new WebServerOptions { Port = 0, HealthInterval = TimeSpan.FromSeconds(3) },
        };
        await other.InitializeAsync();
        await other.StopBrokerAsync();

        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        JsonElement health;
        do
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, limit.Token);
            health = await other.Http.GetFromJsonAsync<JsonElement>($"{Api}/health", limit.Token);
        }
        while (StatusOf("cluster") != "unhealthy" || StatusOf("store") != "healthy");

        string StatusOf(string name) => health.GetProperty("parts").EnumerateArray()
            .Single(part => part.GetProperty("name").GetString() == name).GetProperty("status").GetString()!;
        Assert.Equal("unhealthy", health.GetProperty("status").GetString());
        Assert.Equal("unhealthy", StatusOf("cluster"));
        Assert.Equal("healthy", StatusOf("store"));
    }

    [Fact]
    public async Task This_process_is_listed_with_its_heartbeat_and_memory()
    {
        var processes = await server.Http.GetFromJsonAsync<JsonElement>($"{Api}/processes");

        var here = processes.GetProperty("items").EnumerateArray().Single(process => process.GetProperty("isThisProcess").GetBoolean());
        Assert.Equal(Environment.ProcessId, here.GetProperty("processId").GetInt32());
        Assert.True(here.GetProperty("memoryBytes").GetInt64() > 1_000_000);
        Assert.Equal(JsonValueKind.String, here.GetProperty("heartbeatAt").ValueKind);
    }

    [Fact]
    public async Task Metrics_are_searched_and_cut_to_pages()
    {
        using var some = await server.Http.GetAsync("/api/v2/version");
        var all = await server.Http.GetFromJsonAsync<JsonElement>($"{Api}/metrics?limit=1000");
        var page = await server.Http.GetFromJsonAsync<JsonElement>($"{Api}/metrics?limit=2&offset=1");
        var found = await server.Http.GetFromJsonAsync<JsonElement>($"{Api}/metrics?search=PIPELINE.records");

        Assert.Equal(all.GetProperty("items").GetArrayLength(), all.GetProperty("total").GetInt32());
        Assert.Equal(
            all.GetProperty("items")[1].GetProperty("name").GetString(), page.GetProperty("items")[0].GetProperty("name").GetString());
        Assert.Equal(2, page.GetProperty("items").GetArrayLength());
        var metric = Assert.Single(found.GetProperty("items").EnumerateArray());
        Assert.Equal("millrace.pipeline.records", metric.GetProperty("name").GetString());
        Assert.True(metric.GetProperty("description").GetString()!.Length > 10);
    }

    [Fact]
    public async Task Scrapers_get_text_in_which_every_line_is_a_comment_or_a_sample()
    {
        using var first = await server.Http.GetAsync("/api/v2/version");

        using var answer = await server.Http.GetAsync("/metrics");

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n')[..^1];
        const string Label = @"[a-zA-Z_][a-zA-Z0-9_]*=""([^""\\]|\\.)*""";
        const string Sample = @"^[a-z_][a-z0-9_]*(\{" + Label + "(," + Label + @")*\})? \S+$";
        Assert.All(lines, line => Assert.True(
            line.StartsWith("# HELP ", StringComparison.Ordinal) || line.StartsWith("# TYPE ", StringComparison.Ordinal)
                || Regex.IsMatch(line, Sample, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10)), line));
        Assert.Contains("# TYPE millrace_pipeline_records gauge", lines);
        Assert.Contains("# TYPE http_server_request_duration_seconds histogram", lines);
        var types = lines.Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).ToList();
        Assert.Equal(types.Count, types.Distinct().Count());
    }

    [Fact]
    public async Task Secrets_in_settings_are_shown_to_nobody()
    {
        await using var other = new RunningServer
        {
            Settings = [new SettingInForce("--mongo", "mongodb://ann:hunter2@db/", "environment", "MongoDB to use")],
        };
        await other.InitializeAsync();
        foreach (var path in new[] { $"{Api}/settings", "/api/v2/config" })
        {
            var text = await other.Http.GetStringAsync(path);
            Assert.Contains("mongodb://•••@db/", text, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/health", HttpStatusCode.Unauthorized)]
    [InlineData("/settings", HttpStatusCode.Unauthorized)]
    public async Task Nobody_sees_them_without_a_login_where_one_is_demanded(string path, HttpStatusCode status)
    {
        await using var other = new RunningServer();
        await other.InitializeAsync();
        await other.Users.AddAsync("ann", Security.Role.Admin, "correct horse", CancellationToken.None);
        var strict = await other.StartAsync(new WebServerOptions { Port = 0, RequireLogin = true });
        using var nobody = new HttpClient { BaseAddress = strict.Address };

        Assert.Equal(status, (await nobody.GetAsync(Api + path)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/metrics")).StatusCode);
    }
}
