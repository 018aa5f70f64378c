using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Millrace.Bson;
using Millrace.Server.Security;

namespace Millrace.Server.Tests;

/// <summary>What the pages of the store never show, and to whom they show what.</summary>
public sealed class DataSecrecyTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Password = "correct horse";
    private const string State = "/api/millrace/v1/databases/millrace/collections";

    private readonly RunningServer _server = new();
    private Uri _address = null!;

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        foreach (var role in Enum.GetValues<Role>())
        {
            await _server.Users.AddAsync(role.ToString(), role, Password, CancellationToken.None);
        }

        await _server.Services.Mongo.Database("millrace").Collection("variables").InsertManyAsync(
            [
                new BsonDocument { { "_id", "api_token" }, { "value", "hunter2" }, { "description", "" } },
                new BsonDocument { { "_id", "limit" }, { "value", "10" }, { "description", "" } },
            ],
            CancellationToken.None);
        _address = new Uri($"http://127.0.0.1:{(await _server.StartOnAllAddressesAsync()).Address.Port}");
    }

    async Task IAsyncLifetime.DisposeAsync() => await _server.DisposeAsync();

    async ValueTask IAsyncDisposable.DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Operator)]
    public async Task Users_and_sessions_are_not_for_others_than_admins(Role role)
    {
        using var client = await LoginAsync(role);
        string[] closed =
            ["users/documents", "users/schema", "users/indexes", "users/explain", "users/export", "users", "sessions/documents"];
        foreach (var path in closed)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync($"{State}/{path}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"{State}/dag_runs/documents")).StatusCode);
    }

    [Fact]
    public async Task Password_hashes_and_session_ids_are_shown_to_nobody_and_cannot_be_guessed_by_a_filter()
    {
        using var client = await LoginAsync(Role.Admin);
        foreach (var path in (string[])["documents?", "documents?sort={\"_id\":1}&", "schema?", "export?", "export?format=csv&"])
        {
            var users = await client.GetStringAsync($"{State}/users/{path}");
            Assert.Contains("Viewer", users, StringComparison.Ordinal);
            Assert.DoesNotContain("password", users, StringComparison.Ordinal);
            var sessions = await client.GetStringAsync($"{State}/sessions/{path}");
            Assert.Contains("Admin", sessions, StringComparison.Ordinal);
            Assert.DoesNotContain("csrf", sessions, StringComparison.Ordinal);
            Assert.DoesNotContain("\"_id\"", sessions, StringComparison.Ordinal);
        }

        string[] guesses =
        [
            """{"password": {"$exists": true}}""", """{"$expr": {"$gt": ["$password", ""]}}""",
            """{"_id": {"$exists": true}, "password": {"$gt": ""}}""",
        ];
        foreach (var guess in guesses)
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"{State}/users/documents?filter={Uri.EscapeDataString(guess)}");
            Assert.Equal(0, page.GetProperty("items").GetArrayLength());
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync($"{State}/users/explain")).StatusCode);
    }

    [Fact]
    public async Task The_value_of_a_secret_variable_is_for_admins()
    {
        using var viewer = await LoginAsync(Role.Viewer);
        var seen = await viewer.GetStringAsync($"{State}/variables/documents");
        var guess = Uri.EscapeDataString("""{"value": {"$regex": "^hunter"}}""");
        var guessed = await viewer.GetFromJsonAsync<JsonElement>($"{State}/variables/documents?filter={guess}");
        using var admin = await LoginAsync(Role.Admin);

        Assert.DoesNotContain("hunter2", seen, StringComparison.Ordinal);
        Assert.Contains("\"value\":\"10\"", seen, StringComparison.Ordinal);
        Assert.Equal(0, guessed.GetProperty("items").GetArrayLength());
        Assert.Contains("hunter2", await admin.GetStringAsync($"{State}/variables/documents"), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", await viewer.GetStringAsync($"{State}/variables/export"), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", await viewer.GetStringAsync($"{State}/variables/schema"), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", await viewer.GetStringAsync($"{State}/variables/document?id=api_token"), StringComparison.Ordinal);
    }

    private async Task<HttpClient> LoginAsync(Role role)
    {
        var client = new HttpClient { BaseAddress = _address };
        using var answer = await client.PostAsJsonAsync("/auth/token", new { username = role.ToString(), password = Password });
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
