using Millrace.Pipelines.Stream;
using Millrace.Server.Pages.Shapes;
using Millrace.Server.Streams.Shapes;

namespace Millrace.Server.Streams;

/// <summary>
/// The cluster as it was found last, and an hour of its topics and groups. Lists are made of this, so that they cost no question to the
/// cluster; whoever measures calls <see cref="ReadAsync"/> every few seconds. Thread-safe.
/// </summary>
internal sealed class ClusterWatch(WebServerServices services, WebServerOptions options, TopicInspector topics) : IDisposable
{
    private const int MostHistories = 500;

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _reading = new(1);
    private readonly Dictionary<string, Queue<TopicPoint>> _topics = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<GroupPoint>> _groups = new(StringComparer.Ordinal);
    private volatile ClusterReading? _last;
    private DateTimeOffset _lastBegun;

    public void Dispose() => _reading.Dispose();

    public TimeSpan Step => options.SampleInterval;

    /// <summary>The last reading; the first one is made when there is none yet.</summary>
    public async Task<ClusterReading> CurrentAsync(CancellationToken cancellationToken) =>
        _last ?? await BegunSinceAsync(DateTimeOffset.MinValue, cancellationToken);

    /// <summary>A reading of now.</summary>
    public Task<ClusterReading> ReadAsync(CancellationToken cancellationToken) =>
        BegunSinceAsync(services.Time.GetUtcNow(), cancellationToken);

    /// <summary>A topic by name; one that is not in the last reading may have been made since.</summary>
    public async Task<TopicSummary?> FindTopicAsync(string name, CancellationToken cancellationToken)
    {
        var current = await CurrentAsync(cancellationToken);
        return current.FindTopic(name) ?? (await ReadAsync(cancellationToken)).FindTopic(name);
    }

    public IReadOnlyList<TopicPoint> HistoryOfTopic(string topic, TimeSpan span) => PointsOf(_topics, topic, point => point.Time, span);

    public IReadOnlyList<GroupPoint> HistoryOfGroup(string group, TimeSpan span) => PointsOf(_groups, group, point => point.Time, span);

    /// <summary>A reading that began at a moment or later: those who wait for each other share one.</summary>
    private async Task<ClusterReading> BegunSinceAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_last is { } kept && _lastBegun >= moment)
            {
                return kept;
            }

            var begun = services.Time.GetUtcNow();
            var cluster = await topics.ReadClusterAsync(cancellationToken);
            var now = services.Time.GetUtcNow();
            var reading = new ClusterReading(now, cluster, RatesOf(cluster, now), services.TopicBytes?.Invoke());
            lock (_lock)
            {
                Keep(reading);
            }

            _last = reading;
            _lastBegun = begun;
            return reading;
        }
        finally
        {
            _reading.Release();
        }
    }

    private Dictionary<string, double> RatesOf(ClusterSummary cluster, DateTimeOffset now)
    {
        var rates = new Dictionary<string, double>(StringComparer.Ordinal);
        if (_last is { } before && (now - before.At).TotalSeconds is > 0.2 and var seconds)
        {
            var past = before.Cluster.Topics.ToDictionary(topic => topic.Name, ClusterReading.Written, StringComparer.Ordinal);
            foreach (var topic in cluster.Topics.Where(topic => past.ContainsKey(topic.Name)))
            {
                rates[topic.Name] = Math.Max(0, ClusterReading.Written(topic) - past[topic.Name]) / seconds;
            }
        }

        return rates;
    }

    private void Keep(ClusterReading reading)
    {
        foreach (var topic in reading.Cluster.Topics)
        {
            Keep(_topics, topic.Name, new TopicPoint(
                reading.At, reading.Rates.TryGetValue(topic.Name, out var rate) ? rate : null, topic.Records));
        }

        foreach (var group in reading.Cluster.Groups)
        {
            Keep(_groups, group.Group, new GroupPoint(reading.At, group.Lag, group.LagTime.TotalSeconds));
        }
    }

    private void Keep<T>(Dictionary<string, Queue<T>> histories, string name, T point)
    {
        if (!histories.TryGetValue(name, out var points))
        {
            if (histories.Count >= MostHistories)
            {
                return;
            }

            histories[name] = points = new Queue<T>();
        }

        points.Enqueue(point);
        while (points.Count > TimeSpan.FromHours(1) / options.SampleInterval)
        {
            points.Dequeue();
        }
    }

    private IReadOnlyList<T> PointsOf<T>(
        Dictionary<string, Queue<T>> histories, string name, Func<T, DateTimeOffset> timeOf, TimeSpan span)
    {
        var from = services.Time.GetUtcNow() - span;
        lock (_lock)
        {
            return histories.TryGetValue(name, out var points) ? [.. points.Where(point => timeOf(point) >= from)] : [];
        }
    }
}
