using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Millrace.Server.Security;

namespace Millrace.Server.Tests;

/// <summary>Users as admins manage them, and everyone's own password.</summary>
public sealed class UserEndpointTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Users = "/api/millrace/v1/users";
    private const string Own = "/api/millrace/v1/session/password";
    private const string Password = "correct horse";

    private readonly RunningServer _server = new();
    private Uri _address = null!;
    private HttpClient _admin = null!;

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        await _server.Users.AddAsync("ann", Role.Admin, Password, CancellationToken.None);
        await _server.Users.AddAsync("vic", Role.Viewer, Password, CancellationToken.None);
        _address = (await _server.StartAsync(new WebServerOptions { Port = 0, RequireLogin = true })).Address;
        _admin = await LoginAsync("ann", Password);
    }

    public async Task DisposeAsync()
    {
        _admin.Dispose();
        await _server.DisposeAsync();
    }

    ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());

    [Fact]
    public async Task An_admin_adds_changes_and_removes_a_user_and_the_log_says_so()
    {
        using var made = await _admin.PostAsJsonAsync(Users, new { name = "bob", role = "operator", password = Password });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        using var again = await _admin.PostAsJsonAsync(Users, new { name = "bob", role = "operator", password = Password });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        using var bob = await LoginAsync("bob", Password);

        using var changed = await _admin.PatchAsJsonAsync($"{Users}/bob", new { role = "viewer" });
        Assert.Equal("viewer", (await changed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("role").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await bob.PostAsJsonAsync("/api/v2/dags/report/dagRuns", new { })).StatusCode);
        using var reset = await _admin.PatchAsJsonAsync($"{Users}/bob", new { password = "battery staple" });
        Assert.Equal(HttpStatusCode.OK, reset.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await bob.GetAsync("/api/v2/dags")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await _admin.DeleteAsync($"{Users}/bob")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _admin.DeleteAsync($"{Users}/bob")).StatusCode);

        var log = await _admin.GetFromJsonAsync<JsonElement>("/api/v2/eventLogs?owner=ann");
        var events = log.GetProperty("event_logs").EnumerateArray().Select(entry => entry.GetProperty("event").GetString()).ToList();
        Assert.All(new[] { "add_user", "set_role", "reset_password", "remove_user" }, name => Assert.Contains(name, events));
        Assert.DoesNotContain(Password, log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_admin_can_be_neither_removed_nor_demoted_and_one_of_two_can()
    {
        Assert.Equal(HttpStatusCode.Conflict, (await _admin.DeleteAsync($"{Users}/ann")).StatusCode);
        using var demoted = await _admin.PatchAsJsonAsync($"{Users}/ann", new { role = "viewer" });
        Assert.Equal(HttpStatusCode.Conflict, demoted.StatusCode);
        Assert.Contains("only admin", await demoted.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var second = await _admin.PatchAsJsonAsync($"{Users}/vic", new { role = "admin" });
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await _admin.DeleteAsync($"{Users}/ann")).StatusCode);
    }

    [Theory]
    [InlineData("""{"role":"viewer","password":"correct horse"}""", "name")]
    [InlineData("""{"name":"bob","role":"king","password":"correct horse"}""", "role")]
    [InlineData("""{"name":"bob","role":"viewer"}""", "password")]
    [InlineData("""{"name":"bob","role":"viewer","password":"short"}""", "8 to 256")]
    [InlineData("""{"name":"b b","role":"viewer","password":"correct horse"}""", "letters")]
    public async Task A_user_that_cannot_be_made_is_refused_with_the_reason(string body, string reason)
    {
        using var answer = await _admin.PostAsync(Users, new StringContent(body, MediaTypeHeaderValue.Parse("application/json")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(reason, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_than_admins_neither_see_nor_change_users()
    {
        using var viewer = await LoginAsync("vic", Password);

        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync(Users)).StatusCode);
        using var made = await viewer.PostAsJsonAsync(Users, new { name = "eve", role = "admin", password = Password });
        Assert.Equal(HttpStatusCode.Forbidden, made.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.DeleteAsync($"{Users}/ann")).StatusCode);
    }

    [Fact]
    public async Task The_list_shows_no_password_and_is_cut_to_pages()
    {
        var text = await _admin.GetStringAsync($"{Users}?limit=1&offset=1");

        var page = JsonDocument.Parse(text).RootElement;
        Assert.Equal(2, page.GetProperty("total").GetInt32());
        Assert.Equal("vic", Assert.Single(page.GetProperty("items").EnumerateArray()).GetProperty("name").GetString());
        Assert.DoesNotContain("password", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_own_password_is_changed_by_who_knows_it_and_ends_the_logins()
    {
        using var viewer = await LoginAsync("vic", Password);
        using var wrong = await viewer.PutAsJsonAsync(Own, new { present = "wrong", next = "battery staple" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var weak = await viewer.PutAsJsonAsync(Own, new { present = Password, next = "short" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);

        using var done = await viewer.PutAsJsonAsync(Own, new { present = Password, next = "battery staple" });

        Assert.Equal(HttpStatusCode.NoContent, done.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await viewer.GetAsync("/api/v2/dags")).StatusCode);
        using var anew = await LoginAsync("vic", "battery staple");
        Assert.Equal(HttpStatusCode.OK, (await anew.GetAsync("/api/v2/dags")).StatusCode);
    }

    [Fact]
    public async Task Where_nobody_logs_in_there_is_no_password_to_change()
    {
        using var answer = await _server.Http.PutAsJsonAsync(Own, new { present = Password, next = "battery staple" });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    private async Task<HttpClient> LoginAsync(string user, string password)
    {
        var client = new HttpClient { BaseAddress = _address };
        using var answer = await client.PostAsJsonAsync("/auth/token", new { username = user, password });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
