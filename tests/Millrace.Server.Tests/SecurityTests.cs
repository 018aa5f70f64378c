using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Millrace.Server.Security;

namespace Millrace.Server.Tests;

/// <summary>Who is let in, and to what.</summary>
public sealed class SecurityTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Password = "correct horse";

    [Fact]
    public async Task Loopback_needs_no_login()
    {
        var session = await server.Http.GetFromJsonAsync<JsonElement>("/api/millrace/v1/session");

        Assert.Equal("none", session.GetProperty("authentication").GetString());
        Assert.Equal("admin", session.GetProperty("user").GetProperty("role").GetString());
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_change_from_another_site_is_refused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/dags/report/dagRuns")
            { Content = JsonContent.Create(new { }) };
        request.Headers.TryAddWithoutValidation(header, value);

        using var answer = await server.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Pages_carry_a_policy_that_allows_scripts_of_this_origin_only()
    {
        using var answer = await server.Http.GetAsync("/");

        Assert.Contains("script-src 'self';", string.Join(';', answer.Headers.GetValues("Content-Security-Policy")),
            StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Users_can_do_what_their_role_allows()
    {
        await using var other = new RunningServer();
        await other.InitializeAsync();
        var refused = await Assert.ThrowsAsync<WebServerException>(other.StartOnAllAddressesAsync);
        Assert.Contains("millrace users add", refused.Message, StringComparison.Ordinal);
        foreach (var role in Enum.GetValues<Role>())
        {
            await other.Users.AddAsync(role.ToString(), role, Password, CancellationToken.None);
        }

        var open = await other.StartOnAllAddressesAsync();
        Uri address = new($"http://127.0.0.1:{open.Address.Port}");
        using var nobody = new HttpClient { BaseAddress = address };
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/api/v2/dags")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/api/v2/version")).StatusCode);
        foreach (var role in Enum.GetValues<Role>())
        {
            using var client = await LoginAsync(address, role.ToString());
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v2/dags")).StatusCode);
            Assert.Equal(
                role >= Role.Operator ? HttpStatusCode.OK : HttpStatusCode.Forbidden,
                (await client.PostAsJsonAsync("/api/v2/dags/broken/dagRuns", new { })).StatusCode);
            Assert.Equal(
                role == Role.Admin ? HttpStatusCode.Created : HttpStatusCode.Forbidden,
                (await client.PostAsJsonAsync("/api/v2/variables", new { key = "a", value = "b" })).StatusCode);
        }

        var statuses = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < 7; attempt++)
        {
            using var answer = await nobody.PostAsJsonAsync("/auth/token", new { username = "Admin", password = "wrong password" });
            statuses.Add(answer.StatusCode);
            Assert.Equal(answer.StatusCode == HttpStatusCode.TooManyRequests, answer.Headers.RetryAfter is not null);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, statuses[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }

    [Fact]
    public async Task A_change_by_cookie_needs_the_sessions_token()
    {
        await using var other = new RunningServer();
        await other.InitializeAsync();
        await other.Users.AddAsync("olga", Role.Operator, Password, CancellationToken.None);
        var open = await other.StartAsync(new WebServerOptions { Port = 0, RequireLogin = true });
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() })
            { BaseAddress = open.Address };

        using var login = await browser.PostAsJsonAsync("/api/millrace/v1/session", new { username = "olga", password = Password });
        var csrf = (await login.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("csrf").GetString()!;
        var cookie = login.Headers.GetValues("Set-Cookie").Single(text => text.StartsWith("millrace-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsJsonAsync("/api/v2/dags/broken/dagRuns", new { })).StatusCode);
        browser.DefaultRequestHeaders.Add("X-Millrace-CSRF", csrf);
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsJsonAsync("/api/v2/dags/broken/dagRuns", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.DeleteAsync("/api/millrace/v1/session")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v2/dags")).StatusCode);
    }

    private static async Task<HttpClient> LoginAsync(Uri address, string user)
    {
        var client = new HttpClient { BaseAddress = address };
        using var answer = await client.PostAsJsonAsync("/auth/token", new { username = user, password = Password });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
