using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Millrace.Server.Security;

namespace Millrace.Server.Tests;

/// <summary>What an attacker would try.</summary>
public sealed class HardeningTests(RunningServer server) : IClassFixture<RunningServer>
{
    // They only read, though by POST: their filters are too long for an address.
    private static readonly string[] Reading = ["get_list_dag_runs_batch", "get_task_instances_batch"];

    private const string OwnPassword = "PUT /api/millrace/v1/session/password";

    [Fact]
    public void Every_endpoint_that_changes_something_demands_an_operator_and_every_other_a_login()
    {
        var open = new List<string>();
        var changing = 0;
        foreach (var endpoint in server.Server.Endpoints.OfType<RouteEndpoint>())
        {
            var name = endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? "";
            var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
            var path = $"{string.Join(',', methods)} {endpoint.RoutePattern.RawText}";
            if (endpoint.Metadata.GetMetadata<OpenToAll>() is not null)
            {
                open.Add(path);
            }
            else if (methods.All(method => method is not ("GET" or "HEAD")))
            {
                // Without a mark the guard demands an operator.
                var demanded = endpoint.Metadata.GetMetadata<DemandedRole>()?.Role ?? Role.Operator;
                Assert.True(demanded >= Role.Operator || path == OwnPassword || IsReading(path, name), $"{path} lets a viewer in");
                changing++;
            }
        }

        Assert.True(changing > 20, $"only {changing} endpoints change something");
        Assert.Equal(
            [
                "DELETE /api/millrace/v1/session",
                "GET /api/millrace/v1/session",
                "GET /api/v2/monitor/health",
                "GET /api/v2/version",
                "POST /api/millrace/v1/session",
                "POST /auth/token",
            ],
            open.Select(path => path.TrimEnd('/')).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/assets/none.js")]
    [InlineData("POST", "/")]
    [InlineData("GET", "/api/v2/nothing")]
    [InlineData("GET", "/api/v2/dags?limit=x")]
    [InlineData("POST", "/api/v2/dags/none/dagRuns")]
    [InlineData("GET", "/api/millrace/v1/nothing")]
    [InlineData("GET", "/api/millrace/v1/session")]
    [InlineData("GET", "/openapi/airflow.json")]
    public async Task Every_answer_has_the_headers_that_hold_browsers_back(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var answer = await server.Http.SendAsync(request);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("cross-site", "cors", "empty", HttpStatusCode.Forbidden)]
    [InlineData("same-site", "no-cors", "image", HttpStatusCode.Forbidden)]
    [InlineData("cross-site", "navigate", "iframe", HttpStatusCode.Forbidden)]
    [InlineData("cross-site", "navigate", "document", HttpStatusCode.OK)]
    [InlineData("same-origin", "cors", "empty", HttpStatusCode.OK)]
    [InlineData("none", "navigate", "document", HttpStatusCode.OK)]
    public async Task Another_site_may_link_here_and_do_nothing_else(string site, string mode, string destination, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v2/dags");
        request.Headers.Add("Sec-Fetch-Site", site);
        request.Headers.Add("Sec-Fetch-Mode", mode);
        request.Headers.Add("Sec-Fetch-Dest", destination);

        using var answer = await server.Http.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Bodies_that_are_large_or_deep_are_refused()
    {
        using var large = new StringContent($"{{\"note\":\"{new string('x', 1_100_000)}\"}}", Encoding.UTF8, "application/json");
        using var deep = new StringContent(
            $"{{\"conf\":{string.Concat(Enumerable.Repeat("{\"a\":", 200))}1{new string('}', 200)}}}", Encoding.UTF8, "application/json");

        using var tooLarge = await server.Http.PostAsync("/api/v2/dags/broken/dagRuns", large);
        using var tooDeep = await server.Http.PostAsync("/api/v2/dags/broken/dagRuns", deep);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooDeep.StatusCode);
    }

    [Fact]
    public async Task A_pattern_is_bounded_and_takes_no_time()
    {
        using var longer = await server.Http.GetAsync($"/api/v2/dags?dag_id_pattern={new string('a', 1001)}");
        using var nasty = await server.Http.GetAsync($"/api/v2/dags?dag_id_pattern={string.Concat(Enumerable.Repeat("%25a", 300))}b");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, longer.StatusCode);
        Assert.Equal(0, (await nasty.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("total_entries").GetInt32());
    }

    [Fact]
    public async Task What_others_wrote_comes_back_as_data_and_never_as_a_page()
    {
        const string Script = "<script>alert(1)</script>";
        using var set = await server.Http.PostAsJsonAsync("/api/v2/variables", new { key = "markup", value = Script });

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v2/variables/markup");
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await server.Http.SendAsync(request);

        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Script, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("value").GetString());
    }

    [Theory]
    [InlineData("/..%2f..%2fsecret.txt")]
    [InlineData("/%2e%2e/secret.txt")]
    [InlineData("/assets/..%5c..%5csecret.txt")]
    [InlineData("/assets/%2e%2e/%2e%2e/secret.txt")]
    public async Task A_path_cannot_leave_the_folder_of_the_user_interface(string path)
    {
        using var folder = new UiFolder();
        await using var own = await server.StartAsync(new WebServerOptions { Port = 0, UiDirectory = folder.Path });
        using var http = new HttpClient { BaseAddress = own.Address };

        using var answer = await http.GetAsync(new Uri(own.Address, path));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_page_whose_address_has_a_dot_is_a_page_for_who_wants_one()
    {
        using var folder = new UiFolder();
        await using var own = await server.StartAsync(new WebServerOptions { Port = 0, UiDirectory = folder.Path });
        using var http = new HttpClient { BaseAddress = own.Address };

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/topics/random_users.dlq")).StatusCode);
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/topics/random_users.dlq")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/assets/old-hash.js")).StatusCode);
    }

    [Fact]
    public async Task Each_page_has_a_nonce_of_its_own_and_the_policy_lets_in_style_elements_with_it_only()
    {
        using var folder = new UiFolder();
        await using var own = await server.StartAsync(new WebServerOptions { Port = 0, UiDirectory = folder.Path });
        using var http = new HttpClient { BaseAddress = own.Address };
        var nonces = new List<string>();
        foreach (var path in (string[])["/", "/dags", "/index.html"])
        {
            using var answer = await http.GetAsync(path);
            var nonce = (await answer.Content.ReadAsStringAsync()).Split("nonce=\"")[1].Split('"')[0];
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains($"style-src 'self' 'nonce-{nonce}'; style-src-attr", policy, StringComparison.Ordinal);
            nonces.Add(nonce);
        }

        Assert.Equal(3, nonces.Distinct(StringComparer.Ordinal).Count());
        Assert.All(nonces, nonce => Assert.True(nonce.Length >= 22));
    }

    [Fact]
    public async Task Live_connections_are_bounded_for_each_user()
    {
        var open = new List<HttpResponseMessage>();
        try
        {
            for (var number = 0; number < StreamLimit.OfUser; number++)
            {
                open.Add(await server.Http.GetAsync("/api/millrace/v1/events", HttpCompletionOption.ResponseHeadersRead));
            }

            Assert.All(open, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
            using var more = await server.Http.GetAsync("/api/millrace/v1/events", HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal(HttpStatusCode.TooManyRequests, more.StatusCode);
        }
        finally
        {
            open.ForEach(answer => answer.Dispose());
        }
    }

    private static bool IsReading(string path, string name) => Reading.Contains(name)
        || path.EndsWith("/dry_run", StringComparison.Ordinal) || path.EndsWith("/preview", StringComparison.Ordinal)
        || path.EndsWith("/search", StringComparison.Ordinal) || path.EndsWith("/query", StringComparison.Ordinal)
        || path.EndsWith("/explain", StringComparison.Ordinal);

    private sealed class UiFolder : IDisposable
    {
        private readonly string _root = Directory.CreateTempSubdirectory("millrace-ui-").FullName;

        public UiFolder()
        {
            Directory.CreateDirectory(Path);
            File.WriteAllText(System.IO.Path.Combine(Path, "index.html"), "<!doctype html><meta nonce=\"__CSP_NONCE__\">");
            File.WriteAllText(System.IO.Path.Combine(_root, "secret.txt"), "secret");
        }

        public string Path => System.IO.Path.Combine(_root, "ui");

        public void Dispose() => Directory.Delete(_root, recursive: true);
    }
}
