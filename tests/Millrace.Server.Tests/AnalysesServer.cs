using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Bson;
using Millrace.Pipelines.Transform;

namespace Millrace.Server.Tests;

/// <summary>A running server with users in its flat collections and views.</summary>
public sealed class AnalysesServer : IAsyncLifetime, IAsyncDisposable
{
    public const string Path = "/api/millrace/v1/analyses";

    private readonly RunningServer _server = new();
    private long _loaded;
    private long _batches;

    public IReadOnlyList<AnalysisUser> Users { get; private set; } = [];

    public HttpClient Http => _server.Http;

    public RunningServer Server => _server;

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        Users = AnalysisUser.Make(900);
        await LoadAsync(Users);
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());

    /// <summary>Stores users as a loader does, and brings flat collections and views up to date.</summary>
    public async Task LoadAsync(IReadOnlyList<AnalysisUser> users)
    {
        var services = _server.Services;
        var pipeline = services.Pipeline;
        var raw = services.Mongo.Database(pipeline.Load.Target.Database).Collection(pipeline.Load.Target.Collection);
        var from = _loaded;
        await raw.InsertManyAsync(users.Select(user => user.ToRaw(_loaded++)), CancellationToken.None);
        var (lane, number) = ($"{pipeline.Load.Target}/t/0", ++_batches);
        await services.StateDatabase.Collection("load_journal").InsertOneAsync(
            new BsonDocument
            {
                { "_id", $"{lane}/{number:D19}" },
                { "lane", lane },
                { "number", number },
                { "from", from },
                { "to", _loaded - 1 },
                { "records", (long)users.Count },
            },
            CancellationToken.None);
        var transforms = new TransformRunner(
            services.Mongo, pipeline.Transforms, pipeline.Transform, NullLoggerFactory.Instance, TimeProvider.System);
        await transforms.RunAsync(CancellationToken.None);
    }

    public async Task<JsonElement> GetAsync(string question)
    {
        using var answer = await Http.GetAsync($"{Path}/{question}");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{question}: {(int)answer.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
