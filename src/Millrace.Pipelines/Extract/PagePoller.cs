using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Millrace.Pipelines.Extract;

/// <summary>
/// One poll of a key: its pages from the position where the last poll ended. A position is stored, and used for the next request, only
/// when Kafka acknowledged every record and dead letter of the page before it. Thread-safe for different keys.
/// </summary>
internal sealed class PagePoller(
    HttpSourceDefinition definition,
    ExtractOptions options,
    HttpSource source,
    RecordBuilder records,
    RecordDelivery delivery,
    ExtractCounters counters,
    SourceCursors? cursors,
    string runId,
    ILogger logger) : IDisposable
{
    private readonly PageTurner _turner = new(definition);
    private readonly ConcurrentDictionary<string, SourcePosition> _positions = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _requests = new(options.MaxParallelRequests);

    /// <summary>Polls; the result is what made the poll fail, null when it came to its end.</summary>
    /// <param name="key">The key.</param>
    /// <param name="repeatUntil">The timestamp until which undelivered records are sent again.</param>
    /// <param name="fetching">Ends the requests.</param>
    /// <param name="stopping">Only shortens the delivery: what was fetched is delivered.</param>
    public async Task<ExtractException?> PollAsync(
        string key, long repeatUntil, CancellationToken fetching, CancellationToken stopping)
    {
        try
        {
            var position = await PositionAsync(key, fetching);
            var seen = new HashSet<string?>(StringComparer.Ordinal) { position.Next };
            for (var page = 1; ; page++)
            {
                var turn = await PollPageAsync(key, position, repeatUntil, fetching, stopping);
                if (turn is not { IsLast: false } more || page >= (definition.Pagination?.MaxPages ?? 1))
                {
                    return null;
                }

                position = more.Position;
                if (!seen.Add(position.Next))
                {
                    throw new ExtractException($"The pages of source {definition.Name}, key {key}, lead in a circle.");
                }
            }
        }
        catch (ExtractException failure)
        {
            counters.Failed(failure.Message);
            logger.PollFailed(key, failure.Message);
            return failure;
        }
    }

    public void Dispose() => _requests.Dispose();

    /// <summary>Fetches and delivers one page; null when some of it could not be delivered, so that nothing follows it.</summary>
    private async Task<PageTurn?> PollPageAsync(
        string key, SourcePosition position, long repeatUntil, CancellationToken fetching, CancellationToken stopping)
    {
        using var activity = PipelineMetrics.Activities.StartActivity("extract", ActivityKind.Client);
        activity?.SetTag("millrace.key", key);
        SourceAnswer answer;
        await _requests.WaitAsync(fetching);
        try
        {
            answer = await source.FetchAsync(key, options.ResultsPerRequest, position, fetching);
        }
        catch (ExtractException failure)
        {
            activity?.SetStatus(ActivityStatusCode.Error, failure.Message);
            throw;
        }
        finally
        {
            _requests.Release();
        }

        counters.Answered(answer);
        var origin = new RecordOrigin(answer.ReceivedAt, runId, activity?.Id ?? NewTraceParent());
        var built = new List<BuiltRecord>(answer.Records.Count);
        foreach (var element in answer.Records)
        {
            built.Add(records.Build(answer.BytesOf(element), element.Type, key, origin));
        }

        if (!await delivery.DeliverAsync(built, repeatUntil, stopping))
        {
            return null;
        }

        logger.PollDone(key, built.Count, built.Count(record => record.Violation is not null));
        if (built.Find(record => record.StopsSource).Violation is { } violation)
        {
            throw new ExtractException(
                $"Source {definition.Name} is stopped, because its contract is frozen and a record of {key} broke it: {violation}");
        }

        var turn = _turner.Turn(position, answer, options.ResultsPerRequest);
        await MoveAsync(key, position, turn.Position);
        return turn;
    }

    private async ValueTask<SourcePosition> PositionAsync(string key, CancellationToken cancellationToken)
    {
        if (_positions.TryGetValue(key, out var known))
        {
            return known;
        }

        var saved = cursors is null || !definition.HasPosition ? null : await cursors.FindAsync(definition, key, cancellationToken);
        return _positions[key] = saved ?? SourcePosition.StartOf(definition);
    }

    // Not cancelled: what Kafka has acknowledged need not be fetched again after an orderly end.
    private async Task MoveAsync(string key, SourcePosition from, SourcePosition to)
    {
        if (from == to)
        {
            return;
        }

        if (cursors is not null)
        {
            await cursors.SaveAsync(definition, key, to, CancellationToken.None);
        }

        _positions[key] = to;
    }

    // Records carry a trace context even when nobody listens to activities here: the next stage may be traced.
    private static string NewTraceParent() => $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-00";
}
