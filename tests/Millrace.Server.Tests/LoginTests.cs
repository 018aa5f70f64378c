using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Millrace.Server.Security;

namespace Millrace.Server.Tests;

/// <summary>Logging in, and who guesses.</summary>
public sealed class LoginTests
{
    private const string Password = "correct horse";

    private readonly ManualTime _time = new();
    private readonly LoginLimiter _limiter;

    public LoginTests() => _limiter = new LoginLimiter(_time);

    [Fact]
    public void Who_guesses_waits_ever_longer_up_to_five_minutes()
    {
        Guess("olga", "1.2.3.4", 5);
        Assert.Equal(TimeSpan.FromSeconds(1), _limiter.WaitOf("olga", "1.2.3.4"));
        _time.Add(TimeSpan.FromSeconds(1));
        Guess("olga", "1.2.3.4", 1);
        Assert.Equal(TimeSpan.FromSeconds(2), _limiter.WaitOf("olga", "1.2.3.4"));
        Guess("olga", "1.2.3.4", 12);
        Assert.Equal(TimeSpan.FromMinutes(5), _limiter.WaitOf("olga", "1.2.3.4"));
        _time.Add(TimeSpan.FromMinutes(10));
        Assert.Equal(TimeSpan.Zero, _limiter.WaitOf("olga", "1.2.3.4"));
    }

    [Fact]
    public void A_stranger_cannot_keep_a_user_out()
    {
        _limiter.Succeed("olga", "10.0.0.1");
        for (var address = 0; address < 200; address++)
        {
            Guess("olga", $"1.2.3.{address}", 3);
        }

        Assert.Equal(TimeSpan.Zero, _limiter.WaitOf("olga", "10.0.0.1"));
        Assert.InRange(_limiter.WaitOf("olga", "10.0.0.2"), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.Zero, _limiter.WaitOf("vera", "10.0.0.2"));
    }

    [Fact]
    public void One_address_that_tries_many_users_waits_and_an_account_of_ones_own_does_not_help()
    {
        for (var user = 0; user < 25; user++)
        {
            Guess($"user{user}", "1.2.3.4", 1);
            _limiter.Succeed("mallory", "1.2.3.4");
        }

        Assert.True(_limiter.WaitOf("olga", "1.2.3.4") > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, _limiter.WaitOf("mallory", "1.2.3.4"));
        Assert.Equal(TimeSpan.Zero, _limiter.WaitOf("olga", "1.2.3.5"));
    }

    [Fact]
    public async Task A_login_ends_with_its_time_a_second_one_ends_the_first_of_that_browser_and_one_can_log_out()
    {
        await using var server = new RunningServer();
        await server.InitializeAsync();
        await server.Users.AddAsync("olga", Role.Operator, Password, CancellationToken.None);
        var open = await server.StartAsync(
            new WebServerOptions { Port = 0, RequireLogin = true, SessionLifetime = TimeSpan.FromSeconds(30) });
        using var browser = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = open.Address };

        var first = await CookieAsync(browser, null);
        var second = await CookieAsync(browser, first);

        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(browser, first));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, second));
        using var token = await browser.PostAsJsonAsync("/auth/token", new { username = "olga", password = Password });
        browser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", (await token.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v2/dags")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.DeleteAsync("/api/millrace/v1/session")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v2/dags")).StatusCode);
        browser.DefaultRequestHeaders.Authorization = null;
        var shortLived = await server.StartAsync(new WebServerOptions { Port = 0, RequireLogin = true, SessionLifetime = TimeSpan.Zero });
        using var late = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = shortLived.Address };
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(late, await CookieAsync(late, null)));
    }

    [Fact]
    public async Task What_is_no_users_name_is_not_kept_since_people_type_passwords_there()
    {
        await using var server = new RunningServer();
        await server.InitializeAsync();
        await server.Users.AddAsync("olga", Role.Admin, Password, CancellationToken.None);
        var open = await server.StartAsync(new WebServerOptions { Port = 0, RequireLogin = true });
        using var http = new HttpClient { BaseAddress = open.Address };

        using var refused = await http.PostAsJsonAsync("/auth/token", new { username = "my secret!", password = "olga" });
        using var known = await http.PostAsJsonAsync("/auth/token", new { username = "olga", password = "wrong password" });

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        var log = await server.Http.GetStringAsync("/api/v2/eventLogs?event=login_refused");
        Assert.DoesNotContain("my secret", log, StringComparison.Ordinal);
        Assert.Contains("\"owner\":\"(unknown)\"", log, StringComparison.Ordinal);
        Assert.Contains("\"owner\":\"olga\"", log, StringComparison.Ordinal);
    }

    private void Guess(string user, string address, int times)
    {
        for (var guess = 0; guess < times; guess++)
        {
            _limiter.Fail(user, address);
        }
    }

    private static async Task<string> CookieAsync(HttpClient browser, string? cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/millrace/v1/session")
            { Content = JsonContent.Create(new { username = "olga", password = Password }) };
        request.Headers.Add("Cookie", cookie is null ? [] : [cookie]);
        using var login = await browser.SendAsync(request);
        return login.Headers.GetValues("Set-Cookie").Single(text => text.StartsWith("millrace-session=", StringComparison.Ordinal))
            .Split(';')[0];
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v2/dags");
        request.Headers.Add("Cookie", cookie);
        using var answer = await browser.SendAsync(request);
        return answer.StatusCode;
    }

    private sealed class ManualTime : TimeProvider
    {
        private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

        public void Add(TimeSpan time) => _now += time;

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
