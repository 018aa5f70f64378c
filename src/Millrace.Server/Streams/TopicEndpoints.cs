using Millrace.Pipelines.Stream;
using Millrace.Server.Hosting;
using Millrace.Server.Pages.Shapes;
using Millrace.Server.Streams.Shapes;

namespace Millrace.Server.Streams;

/// <summary>Topics: list, extents, groups, settings, throughput.</summary>
internal static class TopicEndpoints
{
    private static readonly TimeSpan SettingsAge = TimeSpan.FromSeconds(30);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/topics", ListAsync);
        api.MapGet("/topics/{topic}", ShowAsync);
        api.MapGet("/topics/{topic}/configs", ConfigsAsync);
        api.MapGet("/topics/{topic}/history", HistoryAsync);
    }

    /// <summary>The topic, or the sentence that there is none.</summary>
    public static async Task<TopicSummary> FindAsync(string topic, ClusterWatch cluster, CancellationToken cancellationToken) =>
        await cluster.FindTopicAsync(topic, cancellationToken) ?? throw Missing(topic);

    public static ApiException Missing(string topic) => ApiException.NotFound($"There is no topic '{topic}' in the cluster.");

    private static async Task<PageOf<TopicRow>> ListAsync(
        ClusterWatch cluster, string? search, bool? @internal, string? orderBy, int? limit, int? offset,
        CancellationToken cancellationToken)
    {
        var reading = await cluster.CurrentAsync(cancellationToken);
        var found = reading.Cluster.Topics
            .Where(topic => @internal == true || !topic.IsInternal)
            .Where(topic => string.IsNullOrEmpty(search) || topic.Name.Contains(search, StringComparison.OrdinalIgnoreCase))
            .Select(topic => RowOf(topic, reading));
        var ordered = Order(found, orderBy).ToList();
        return new PageOf<TopicRow>(Paging.Of(limit, offset).Cut(ordered), ordered.Count);
    }

    private static IEnumerable<TopicRow> Order(IEnumerable<TopicRow> rows, string? orderBy) => orderBy switch
    {
        null or "" or "name" => rows.OrderBy(row => row.Name, StringComparer.Ordinal),
        "-name" => rows.OrderByDescending(row => row.Name, StringComparer.Ordinal),
        "records" => rows.OrderBy(row => row.Records),
        "-records" => rows.OrderByDescending(row => row.Records),
        "bytes" => rows.OrderBy(row => row.Bytes),
        "-bytes" => rows.OrderByDescending(row => row.Bytes),
        "rate" => rows.OrderBy(row => row.RecordsPerSecond),
        "-rate" => rows.OrderByDescending(row => row.RecordsPerSecond),
        _ => throw ApiException.Invalid("orderBy", "Topics are ordered by name, records, bytes or rate; '-' before it turns it round."),
    };

    private static TopicRow RowOf(TopicSummary topic, ClusterReading reading) => new(
        topic.Name, topic.Partitions.Count, topic.Records, BytesOf(topic, reading), topic.IsInternal, RateOf(topic, reading),
        [.. topic.Groups.Select(group => group.Group)]);

    private static async Task<TopicDetails> ShowAsync(
        string topic, ClusterWatch cluster, WebServerServices services, CancellationToken cancellationToken)
    {
        var found = await FindAsync(topic, cluster, cancellationToken);
        var reading = await cluster.CurrentAsync(cancellationToken);
        var stream = services.Pipeline.Stream;
        var isSource = topic == stream.Topic.Name;
        return new TopicDetails(
            found.Name, isSource ? "source" : topic == stream.DeadLetterTopic.Name ? "dead_letters" : null, found.IsInternal, found.Records,
            BytesOf(found, reading), RateOf(found, reading),
            [
                .. found.Partitions.Select(partition => new PartitionRow(
                    partition.Partition, partition.Start, partition.End, partition.Leader,
                    isSource && partition.Partition < stream.PartitionKeys.Count ? stream.PartitionKeys[partition.Partition] : null)),
            ],
            [.. found.Groups.Select(group => new TopicGroup(group.Group, group.State, group.Lag, group.LagTime.TotalSeconds))],
            reading.At);
    }

    private static async Task<PageOf<SettingRow>> ConfigsAsync(
        string topic, TopicInspector inspector, ClusterWatch cluster, TimedCache cache, CancellationToken cancellationToken)
    {
        await FindAsync(topic, cluster, cancellationToken);
        // Asking takes a client of its own, and a fifth of a second.
        var settings = await cache.GetAsync($"topic settings {topic}", SettingsAge, token => inspector.SettingsAsync(topic, token))
            ?? throw Missing(topic);
        return new PageOf<SettingRow>(
            [
                .. settings.Select(setting => new SettingRow(
                    setting.Name, setting.Value, setting.IsDefault, setting.IsReadOnly, setting.IsSensitive)),
            ],
            settings.Count);
    }

    private static async Task<TopicHistory> HistoryAsync(
        string topic, int? minutes, ClusterWatch cluster, CancellationToken cancellationToken)
    {
        await FindAsync(topic, cluster, cancellationToken);
        return new TopicHistory(
            cluster.Step.TotalSeconds, cluster.HistoryOfTopic(topic, TimeSpan.FromMinutes(Math.Clamp(minutes ?? 60, 1, 60))));
    }

    private static double? RateOf(TopicSummary topic, ClusterReading reading) =>
        reading.Rates.TryGetValue(topic.Name, out var rate) ? rate : null;

    private static long? BytesOf(TopicSummary topic, ClusterReading reading) =>
        reading.Bytes is { } bytes && bytes.TryGetValue(topic.Name, out var size) ? size : null;
}
