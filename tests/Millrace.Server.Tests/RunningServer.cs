using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Embedded.Kafka;
using Millrace.Embedded.Mongo;
using Millrace.Mongo;
using Millrace.Orchestration;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Scheduling;
using Millrace.Orchestration.State;
using Millrace.Pipelines;
using Millrace.Pipelines.Stream;
using Millrace.RandomUsers;
using Millrace.Server.Security;

namespace Millrace.Server.Tests;

/// <summary>Broker, store, orchestrator with two small DAGs, and the web server, on free ports of loopback.</summary>
public sealed class RunningServer : IAsyncLifetime, IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("millrace-server-").FullName;
    private readonly List<IAsyncDisposable> _parts = [];
    private WebServerServices? _services;
    private EmbeddedBroker? _broker;

    public WebServer Server { get; private set; } = null!;

    public HttpClient Http { get; private set; } = null!;

    /// <summary>Settings to show; set them before the start.</summary>
    public IReadOnlyList<SettingInForce> Settings { get; init; } = [];

    /// <summary>How the server answers; set them before the start.</summary>
    public WebServerOptions Options { get; init; } = new() { Port = 0 };

    internal WebServerServices Services => _services!;

    internal UserStore Users => new(_services!.StateDatabase, TimeProvider.System);

    public async Task InitializeAsync()
    {
        var none = NullLoggerFactory.Instance;
        var broker = await EmbeddedBroker.StartAsync(
            new EmbeddedBrokerOptions { DataDirectory = Path.Combine(_folder, "kafka"), Port = 0 }, none, CancellationToken.None);
        _parts.Add(broker);
        _broker = broker;
        var store = await EmbeddedStore.StartAsync(
            new EmbeddedStoreOptions { DataDirectory = Path.Combine(_folder, "mongo") }, none, CancellationToken.None);
        _parts.Add(store);
        var mongo = new MongoClient(store.ConnectionString);
        _parts.Add(mongo);
        var pipeline = new RandomUsersPipeline(new RandomUsersOptions());
        var kafka = new KafkaOptions { BootstrapServers = broker.BootstrapServers, RequestTimeout = TimeSpan.FromMinutes(1) };
        await (await RecordProducer.StartAsync(kafka, pipeline.Stream, none, TimeProvider.System, CancellationToken.None)).DisposeAsync();
        var state = await MongoStateStore.OpenAsync(mongo.Database(pipeline.Load.StateDatabase), CancellationToken.None);
        var orchestrator = await Orchestrator.StartAsync(
            state, new DagCatalog(Dags()), new OrchestratorOptions(), TimeProvider.System, none, CancellationToken.None);
        _parts.Add(orchestrator);
        _services = new WebServerServices
        {
            Orchestrator = orchestrator,
            State = state,
            Mongo = mongo,
            Kafka = kafka,
            Pipeline = pipeline.Definition,
            Analytics = pipeline.Analytics,
            Settings = Settings,
        };
        Server = await StartAsync(Options);
        Http = new HttpClient { BaseAddress = Server.Address };
    }

    /// <summary>Another server on the same services.</summary>
    public async Task<WebServer> StartAsync(WebServerOptions options)
    {
        var server = await WebServer.StartAsync(options, _services!, NullLoggerFactory.Instance, CancellationToken.None);
        _parts.Add(server);
        return server;
    }

    /// <summary>Another server, of a pipeline that is not the reference's; the caller disposes it.</summary>
    public Task<WebServer> StartWithoutAnalyticsAsync() => WebServer.StartAsync(
        new WebServerOptions { Port = 0 }, _services! with { Analytics = null }, NullLoggerFactory.Instance, CancellationToken.None);

    public Task<WebServer> StartOnAllAddressesAsync() => StartAsync(new WebServerOptions { Host = IPAddress.Any, Port = 0 });

    /// <summary>Takes the broker away from under the server.</summary>
    public async Task StopBrokerAsync() => await _broker!.DisposeAsync();

    ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());

    public async Task DisposeAsync()
    {
        Http?.Dispose();
        foreach (var part in Enumerable.Reverse(_parts))
        {
            await part.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static IEnumerable<Dag> Dags()
    {
        var report = Dag.Define("report").Describe("Counts").Cron("0 6 * * *").Tags("daily")
            .Params(ParamDefinition.Integer("limit", 10, min: 1, max: 50));
        var count = report.Task("count", context =>
        {
            context.Logger.LogInformation("limit {Limit}", context.Params.Integer("limit"));
            return Task.FromResult(context.Params.Integer("limit"));
        });
        count.Then(report.Task("print", _ => Task.CompletedTask));
        yield return report.Build();
        var broken = Dag.Define("broken");
        broken.Task("fails", Task (_) => throw new TaskFailedException("on purpose"));
        yield return broken.Build();
        yield return Fanned();
        // Two or three days are waiting for the end of its pause, according to the hour.
        var today = new DateTimeOffset(TimeProvider.System.GetUtcNow().Date, TimeSpan.Zero);
        var late = Dag.Define("late").Cron("0 0 * * *").StartAt(today.AddDays(-3)).Catchup(Catchup.All)
            .PausedAtFirst();
        late.Empty("nothing");
        yield return late.Build();
        foreach (var dag in RunTestDags.All())
        {
            yield return dag;
        }
    }

    /// <summary>Three items, of which one needs a second try, and a task after them.</summary>
    private static Dag Fanned()
    {
        var dag = Dag.Define("fanned").Describe("Items and what they come to").Tags("daily", "wide").Owner("ops");
        var list = dag.Task("list", _ => Task.FromResult<IReadOnlyList<string>>(["a", "b", "c"]));
        var each = dag.Map("each", list, Task (TaskContext context, string item) => item == "b" && context.TryNumber == 1
            ? throw new InvalidOperationException("not at once")
            : Task.CompletedTask).Retry(1, TimeSpan.FromMilliseconds(1));
        each.Then(dag.Task("gather", _ => Task.CompletedTask).When(TriggerRule.AllDone).Pool("narrow", 2));
        return dag.Build();
    }
}
