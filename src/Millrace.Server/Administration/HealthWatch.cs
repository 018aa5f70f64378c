using Millrace.Mongo;
using Millrace.Orchestration.State;
using Millrace.Pipelines;
using Millrace.Pipelines.Stream;
using Millrace.Pipelines.Transform;
using Millrace.Server.Live;
using Millrace.Server.Pages.Shapes;

namespace Millrace.Server.Administration;

/// <summary>
/// Looks after every part again and again, and remembers since when each is as it is. A part that does not answer in time counts as
/// unhealthy; the others are looked at all the same. Thread-safe to read.
/// </summary>
internal sealed class HealthWatch(
    WebServerServices services, WebServerOptions options, TopicInspector topics, ProcessReader processes, PipelineSampler sampler,
    ILoggerFactory loggerFactory, ILogger<HealthWatch> logger) : BackgroundLoop(options.HealthInterval, services.Time, logger)
{
    private readonly TimeSpan _partLimit = options.HealthInterval * 0.8;

    private readonly TransformRunner _transforms =
        new(services.Mongo, services.Pipeline.Transforms, services.Pipeline.Transform, loggerFactory, services.Time);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string Status, DateTimeOffset Since)> _since = new(StringComparer.Ordinal);
    private HealthShape? _last;

    /// <summary>How the parts were at the last look, which is a few seconds ago.</summary>
    public async Task<HealthShape> GetAsync(CancellationToken cancellationToken)
    {
        // Those who ask do not wait for a part that does not answer.
        if (Volatile.Read(ref _last) is { } last)
        {
            return last;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            return _last ?? await LookAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await LookAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<HealthShape> LookAsync(CancellationToken cancellationToken)
    {
        var parts = await Task.WhenAll(
            PartAsync("cluster", "Kafka cluster", ClusterAsync, cancellationToken),
            PartAsync("store", "MongoDB", StoreAsync, cancellationToken),
            PartAsync("scheduler", "Scheduler", SchedulerAsync, cancellationToken),
            PartAsync("workers", "Workers", WorkersAsync, cancellationToken),
            PartAsync("loader", "Loader", _ => Task.FromResult(HealthVerdicts.Loader(services.Pipeline, sampler.Status, sampler.Group)),
                cancellationToken),
            PartAsync("transforms", "Transforms", TransformsAsync, cancellationToken),
            PartAsync("disk", "Disk space", _ => Task.FromResult(HealthVerdicts.Disk(services.DataDirectory)), cancellationToken));
        var health = new HealthShape(HealthVerdicts.Worst(parts), parts);
        Volatile.Write(ref _last, health);
        return health;
    }

    private async Task<HealthPart> PartAsync(
        string name, string title, Func<CancellationToken, Task<(string Status, string Message)>> look, CancellationToken cancellationToken)
    {
        var verdict = (Status: HealthVerdicts.Unhealthy, Message: "");
        using var limit = new CancellationTokenSource(_partLimit, services.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            verdict = await look(either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            verdict.Message = $"No answer within {_partLimit.TotalSeconds:0.#} seconds.";
        }
        catch (Exception failure) when (failure is StateStoreException or MongoException or PipelineException or StreamException
            or TransformException or IOException)
        {
            verdict.Message = failure.Message;
        }

        lock (_lock)
        {
            if (!_since.TryGetValue(name, out var known) || known.Status != verdict.Status)
            {
                _since[name] = known = (verdict.Status, services.Time.GetUtcNow());
            }

            return new HealthPart(name, title, verdict.Status, verdict.Message, known.Since);
        }
    }

    private async Task<(string Status, string Message)> ClusterAsync(CancellationToken cancellationToken)
    {
        var begin = services.Time.GetTimestamp();
        var all = await topics.ListAsync(cancellationToken);
        return HealthVerdicts.Cluster(all, services.Time.GetElapsedTime(begin), services.Kafka.BootstrapServers);
    }

    private async Task<(string Status, string Message)> StoreAsync(CancellationToken cancellationToken)
    {
        var begin = services.Time.GetTimestamp();
        await services.Mongo.PingAsync(cancellationToken);
        var took = services.Time.GetElapsedTime(begin);
        return (HealthVerdicts.Healthy, $"Answers in {took.TotalMilliseconds:0.0} ms.");
    }

    private async Task<(string Status, string Message)> SchedulerAsync(CancellationToken cancellationToken)
    {
        var (isAlive, at, owner) = await processes.SchedulerAsync(cancellationToken);
        return HealthVerdicts.Scheduler(isAlive, at, owner);
    }

    private async Task<(string Status, string Message)> WorkersAsync(CancellationToken cancellationToken) =>
        HealthVerdicts.Workers(await processes.ListAsync(cancellationToken));

    private async Task<(string Status, string Message)> TransformsAsync(CancellationToken cancellationToken) =>
        HealthVerdicts.Transforms(
            await _transforms.AgesAsync(cancellationToken),
            sampler.Status.Stages.FirstOrDefault(stage => stage.Stage == "views")?.Lag ?? 0,
            services.Time.GetUtcNow());
}
