using System.Diagnostics.CodeAnalysis;
using Millrace.Embedded.Kafka.Groups;
using Millrace.Embedded.Kafka.Log;

namespace Millrace.Embedded.Kafka;

/// <summary>What the broker does from time to time: deleting old segments and flushing new records to the disk.</summary>
internal sealed class Maintenance : IAsyncDisposable
{
    private readonly TopicCatalog _topics;
    private readonly GroupCoordinator _groups;
    private readonly LogServices _services;
    private readonly ITimer _retention;
    private readonly ITimer? _flush;

    public Maintenance(TopicCatalog topics, GroupCoordinator groups, LogServices services)
    {
        _topics = topics;
        _groups = groups;
        _services = services;
        _retention = Every(services.Options.RetentionCheckInterval, "deletion of old records", DeleteOldRecords);
        if (services.Options.FlushInterval is { } interval)
            _flush = Every(interval, "flush to the disk", Flush);
    }

    /// <summary>Ends the work, waiting for what runs, and flushes a last time.</summary>
    public async ValueTask DisposeAsync()
    {
        await _retention.DisposeAsync();
        if (_flush is not null)
            await _flush.DisposeAsync();
        Try("flush to the disk", Flush);
    }

    private ITimer Every(TimeSpan interval, string work, Action action)
    {
        var isRunning = new Lock();
        return _services.Time.CreateTimer(
            _ =>
            {
                // A slow disk must not let runs pile up.
                if (!isRunning.TryEnter())
                    return;
                try
                {
                    Try(work, action);
                }
                finally
                {
                    isRunning.Exit();
                }
            },
            null,
            interval,
            interval);
    }

    [SuppressMessage("Design", "CA1031", Justification = "A failed run is logged and repeated; on a timer it would end the process.")]
    private void Try(string work, Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            _services.Logger.MaintenanceFailed(work, exception);
        }
    }

    private void DeleteOldRecords()
    {
        var nowMs = _services.Time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var partition in _topics.All.SelectMany(topic => topic.Partitions))
            partition.ApplyRetention(nowMs);
    }

    private void Flush()
    {
        _groups.Flush();
        foreach (var partition in _topics.All.SelectMany(topic => topic.Partitions))
            partition.Flush();
    }
}
