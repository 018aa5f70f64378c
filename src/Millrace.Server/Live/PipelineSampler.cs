using Millrace.Bson;
using Millrace.Mongo;
using Millrace.Pipelines;
using Millrace.Pipelines.DeadLetters;
using Millrace.Pipelines.Stream;
using Millrace.Pipelines.Transform;
using Millrace.Server.Hosting;
using Millrace.Server.Metrics;
using Millrace.Server.Pages.Shapes;
using Millrace.Server.Streams;

namespace Millrace.Server.Live;

/// <summary>
/// Measures the pipeline every few seconds by what is in the topic and in the store, so it sees stages that run elsewhere too, and keeps
/// an hour. What only this process knows (latency, requests) comes from the engine's meter. Thread-safe to read.
/// </summary>
internal sealed class PipelineSampler(
    WebServerServices services, WebServerOptions options, MeterReadings meter, ClusterWatch cluster,
    DeadLetterIndex letters, EventHub hub,
    ILogger<PipelineSampler> logger) : BackgroundLoop(options.SampleInterval, services.Time, logger)
{
    // Extractions come in beats; a rate over less would jump between nothing and too much.
    private static readonly TimeSpan RateSpan = TimeSpan.FromSeconds(16);

    private readonly Lock _lock = new();
    private readonly Queue<HistoryPoint> _points = new();
    private readonly Dictionary<string, DateTimeOffset> _moved = new(StringComparer.Ordinal);
    private readonly Queue<PipelineReading> _recent = new();
    private PipelineReading? _last;
    private PipelineStatus? _status;
    private LatencySnapshot _latency = new(0, default, default, default, default);

    public TimeSpan Step => options.SampleInterval;

    public PipelineStatus Status
    {
        get
        {
            lock (_lock)
            {
                return _status ?? PipelineShapes.Unknown(services.Pipeline);
            }
        }
    }

    /// <summary>How the loader's group stood in the pipeline's topic at the last reading; null when it has committed nothing.</summary>
    public GroupLag? Group
    {
        get
        {
            lock (_lock)
            {
                return _last?.Topic?.Groups.FirstOrDefault(group => group.Group == services.Pipeline.Load.Group);
            }
        }
    }

    public IReadOnlyList<HistoryPoint> History(TimeSpan span, int most)
    {
        var from = services.Time.GetUtcNow() - span;
        lock (_lock)
        {
            return HistorySteps.Join([.. _points.Where(point => point.Time >= from)], most);
        }
    }

    public async Task<long> CountAsync(CollectionName name, CancellationToken cancellationToken)
    {
        var reply = await services.Mongo.Database(name.Database).RunCommandAsync(
            new BsonDocument { { "count", name.Collection }, { "maxTimeMS", 2000 } }, cancellationToken);
        return reply.LongOf("n");
    }

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        PipelineReading reading;
        try
        {
            reading = await ReadAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is MongoException or PipelineException or StreamException)
        {
            // What was true a while ago must not look as if it still were.
            lock (_lock)
            {
                _status = PipelineShapes.Unreadable(_status ?? PipelineShapes.Unknown(services.Pipeline), failure.Message);
            }

            hub.Publish("pipeline", Status);
            throw;
        }

        var point = PipelineShapes.Point(reading, _last);
        _latency = reading.Latency.Count > 0 ? reading.Latency : _latency;
        while (_recent.TryPeek(out var oldest) && oldest.At < reading.At - RateSpan)
        {
            _recent.Dequeue();
        }

        var status = WithMoves(
            PipelineShapes.Status(services.Pipeline, reading, _recent.FirstOrDefault() ?? _last, meter, _latency), reading.At);
        _recent.Enqueue(reading);
        lock (_lock)
        {
            _status = status;
            Keep(_points, point);
        }

        Tell(status, reading);
        lock (_lock)
        {
            _last = reading;
        }
    }

    /// <summary>When each stage moved last, as far as this process has seen.</summary>
    private PipelineStatus WithMoves(PipelineStatus status, DateTimeOffset now)
    {
        foreach (var stage in status.Stages.Where(stage => stage.RatePerSecond > 0))
        {
            _moved[stage.Stage] = now;
        }

        return status with
        {
            Stages = [.. status.Stages.Select(stage => stage with { LastAt = _moved.TryGetValue(stage.Stage, out var at) ? at : null })],
        };
    }

    private async Task<PipelineReading> ReadAsync(CancellationToken cancellationToken)
    {
        var pipeline = services.Pipeline;
        var found = await cluster.ReadAsync(cancellationToken);
        var source = found.FindTopic(pipeline.Stream.Topic.Name);
        var flats = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var flat in pipeline.Transforms.OfType<FlattenDefinition>())
        {
            flats[flat.Target.Collection] = await CountAsync(flat.Target, cancellationToken);
        }

        return new PipelineReading(
            services.Time.GetUtcNow(), source, found.FindTopic(pipeline.Stream.DeadLetterTopic.Name)?.Records ?? 0,
            letters.IsComplete ? letters.Counts.Sum(count => count.Open) : null,
            await CountAsync(pipeline.Load.Target, cancellationToken), flats, meter.SumOf("millrace.extract.records"), meter.TakeLatency(),
            found.Cluster.Groups.ToDictionary(group => group.Group, StringComparer.Ordinal),
            meter.SumOf("millrace.extract.failures") ?? 0);
    }

    private void Tell(PipelineStatus status, PipelineReading reading)
    {
        if (!hub.HasListeners)
        {
            return;
        }

        hub.Publish("pipeline", status);
        foreach (var (name, group) in reading.Groups)
        {
            hub.Publish("group", new GroupEventShape(name, group.Lag, group.LagTime.TotalSeconds));
        }
    }

    private void Keep<T>(Queue<T> points, T point)
    {
        points.Enqueue(point);
        while (points.Count > TimeSpan.FromHours(1) / options.SampleInterval)
        {
            points.Dequeue();
        }
    }
}
