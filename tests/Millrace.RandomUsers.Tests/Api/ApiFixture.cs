using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.RandomUsers.Api;

namespace Millrace.RandomUsers.Tests.Api;

/// <summary>One built-in API without faults, shared by the tests that only read from it.</summary>
public sealed class ApiFixture : IAsyncLifetime
{
    private RandomUserApi? _api;

    public HttpClient Client { get; } = new();

    public async Task InitializeAsync()
    {
        _api = await RandomUserApi.StartAsync(new RandomUserApiOptions(), NullLoggerFactory.Instance, CancellationToken.None);
        Client.BaseAddress = _api.BaseAddress;
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _api!.DisposeAsync();
    }

    public async Task<JsonElement> GetJsonAsync(string query)
    {
        using var document = JsonDocument.Parse(await Client.GetStringAsync(query));
        return document.RootElement.Clone();
    }

    public async Task<JsonElement[]> GetUsersAsync(string query) =>
        [.. (await GetJsonAsync(query)).GetProperty("results").EnumerateArray()];
}
