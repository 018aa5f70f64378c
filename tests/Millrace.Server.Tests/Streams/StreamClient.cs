using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Pipelines.DeadLetters;
using Millrace.Pipelines.Groups;
using Millrace.Pipelines.Stream;
using Millrace.Server.Security;

namespace Millrace.Server.Tests.Streams;

/// <summary>What the tests of topics, groups and dead letters ask of a running server, and put into its topics.</summary>
internal static class StreamClient
{
    public const string Api = "/api/millrace/v1";
    public const string Password = "correct horse";

    public static async Task<JsonElement> GetAsync(this RunningServer server, string path)
    {
        using var answer = await server.Http.GetAsync(Api + path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static async Task<JsonElement> PostAsync(this RunningServer server, string path, object body)
    {
        using var answer = await server.Http.PostAsJsonAsync(Api + path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static async Task RefusedAsync(this RunningServer server, HttpMethod method, string path, object? body, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(method, Api + path) { Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await server.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{path}: {answer.StatusCode}: {text}");
        Assert.Contains("\"detail\":\"", text, StringComparison.Ordinal);
    }

    public static Task<JsonElement> ProduceAsync(
        this RunningServer server, string topic, string? key, string? value, int? partition = null,
        Dictionary<string, string>? headers = null) =>
        server.PostAsync($"/topics/{topic}/records", new { key, value, partition, headers });

    /// <summary>Asks until the answer is as it should be.</summary>
    public static async Task<JsonElement> UntilAsync(this RunningServer server, string path, Func<JsonElement, bool> isAsExpected)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var answer = await server.GetAsync(path);
            if (isAsExpected(answer))
            {
                return answer;
            }

            Assert.False(patience.IsCancellationRequested, $"{path} stayed {answer}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    public static Task CreateTopicAsync(this RunningServer server, string name, int partitions) => TopicSetup.EnsureAsync(
        server.Services.Kafka, [new TopicOptions { Name = name, Partitions = partitions }], NullLoggerFactory.Instance,
        CancellationToken.None);

    public static Task CommitAsync(this RunningServer server, string group, string topic, ResetTarget target) =>
        new ConsumerGroups(
            server.Services.Kafka, server.Services.Mongo, server.Services.Pipeline.Load.StateDatabase, NullLoggerFactory.Instance,
            TimeProvider.System)
        .ResetAsync(group, topic, target, null, CancellationToken.None);

    public static async Task AddLettersAsync(this RunningServer server, params DeadLetter[] letters)
    {
        await using var producer = await RecordProducer.StartAsync(
            server.Services.Kafka, server.Services.Pipeline.Stream, NullLoggerFactory.Instance, TimeProvider.System,
            CancellationToken.None);
        Assert.Equal(letters.Length, (await producer.ProduceDeadLettersAsync(letters, CancellationToken.None)).Delivered);
    }

    public static DeadLetter LetterOf(string reason, string value, string key = "US", string stage = DeadLetterStages.Load) => new()
    {
        Key = Encoding.UTF8.GetBytes(key), Value = Encoding.UTF8.GetBytes(value), Stage = stage, Reason = reason,
        Message = $"It is {reason}.", At = TimeProvider.System.GetUtcNow(),
    };

    /// <summary>A client that is logged in with a role, on another server that demands it.</summary>
    public static async Task<HttpClient> AsAsync(this RunningServer server, Role role)
    {
        var name = $"{role}{Guid.NewGuid():N}";
        await server.Users.AddAsync(name, role, Password, CancellationToken.None);
        var guarded = await server.StartAsync(new WebServerOptions { Port = 0, RequireLogin = true });
        var client = new HttpClient { BaseAddress = guarded.Address };
        using var answer = await client.PostAsJsonAsync("/auth/token", new { username = name, password = Password });
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public static IReadOnlyList<string?> Texts(this JsonElement page, string member) =>
        [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty(member).ToString())];
}
