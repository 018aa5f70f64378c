using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Orchestration.Execution;

namespace Millrace.Orchestration.State;

/// <summary>
/// The logs of tasks: taken at once into a bounded queue, and kept in the store by a loop of its own, so that no task waits for the
/// store. When the queue is full lines are dropped, and the log says how many. Thread-safe.
/// </summary>
public sealed class TaskLogs
{
    private const int QueueLength = 8192;
    private const int BatchLines = 500;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan FollowInterval = TimeSpan.FromMilliseconds(200);

    private readonly IStateStore _store;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly RunTable _runs;
    private readonly ConcurrentDictionary<string, (TaskLogLine Last, int Count)> _dropped = new(StringComparer.Ordinal);
    private readonly Channel<TaskLogLine> _queue = Channel.CreateBounded<TaskLogLine>(
        new BoundedChannelOptions(QueueLength) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>The logs on a store, to read and follow in a process without an orchestrator.</summary>
    public TaskLogs(IStateStore store, TimeProvider time)
        : this(store, time, NullLogger.Instance)
    {
    }

    internal TaskLogs(IStateStore store, TimeProvider time, ILogger logger)
    {
        _store = store;
        _time = time;
        _logger = logger;
        _runs = new RunTable(store);
    }

    /// <summary>Lines of a try, in order.</summary>
    /// <param name="run">The run.</param>
    /// <param name="task">The task.</param>
    /// <param name="tryNumber">Which try, from 1.</param>
    /// <param name="after">Lines after this number; 0 for all.</param>
    /// <param name="limit">The most lines.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<TaskLogLine>> ReadAsync(
        RunKey run, TaskKey task, int tryNumber, int after, int limit, CancellationToken cancellationToken)
    {
        var prefix = TaskLogLine.Prefix(run, task, tryNumber);
        var query = StateQuery.All
            .And("_id", StateOperator.MoreThan, $"{prefix}{after:D7}")
            .And("_id", StateOperator.LessThan, prefix + '\uffff')
            .Ascending("_id")
            .Take(limit);
        return [.. (await _store.FindAsync(StateTable.TaskLogs, query, cancellationToken)).Select(TaskLogLine.FromDocument)];
    }

    /// <summary>All lines of a try, as <see cref="FollowAsync(RunKey, TaskKey, int, int, CancellationToken)"/>.</summary>
    public IAsyncEnumerable<TaskLogLine> FollowAsync(RunKey run, TaskKey task, int tryNumber, CancellationToken cancellationToken) =>
        FollowAsync(run, task, tryNumber, after: 0, cancellationToken);

    /// <summary>Lines of a try after a number as they come, also from other processes, until the try is over. New lines are seen within
    /// half a second.</summary>
    public async IAsyncEnumerable<TaskLogLine> FollowAsync(
        RunKey run, TaskKey task, int tryNumber, int after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = after;
        var roundsLeft = 3;
        while (roundsLeft > 0)
        {
            // A try that is over may still have lines on their way.
            var isOver = await IsOverAsync(run, task, tryNumber, cancellationToken);
            var lines = await ReadAsync(run, task, tryNumber, last, BatchLines, cancellationToken);
            foreach (var line in lines)
            {
                last = line.Number;
                yield return line;
            }

            if (lines.Count == BatchLines)
            {
                continue;
            }

            roundsLeft = isOver ? roundsLeft - 1 : roundsLeft;
            await Task.Delay(FollowInterval, _time, cancellationToken);
        }
    }

    /// <summary>Takes a line, or drops it when the queue is full. Never waits.</summary>
    internal void Write(TaskLogLine line)
    {
        if (!_queue.Writer.TryWrite(line))
        {
            _dropped.AddOrUpdate(
                TaskLogLine.Prefix(line.Run, line.Task, line.TryNumber), (line, 1), (_, before) => (line, before.Count + 1));
        }
    }

    /// <summary>Keeps lines in the store until <see cref="Complete"/>, and then the rest.</summary>
    internal async Task PumpAsync(CancellationToken cancellationToken)
    {
        var batch = new List<TaskLogLine>(BatchLines);
        while (await _queue.Reader.WaitToReadAsync(cancellationToken))
        {
            while (batch.Count < BatchLines && _queue.Reader.TryRead(out var line))
            {
                batch.Add(line);
            }

            foreach (var prefix in _dropped.Keys)
            {
                if (_dropped.TryRemove(prefix, out var dropped))
                {
                    batch.Add(dropped.Last with
                    {
                        Level = LogLevel.Warning,
                        Text = $"{dropped.Count} lines were dropped here: the log store is too slow.",
                    });
                }
            }

            await KeepAsync(batch, cancellationToken);
            batch.Clear();
        }
    }

    /// <summary>No more lines will come.</summary>
    internal void Complete() => _queue.Writer.TryComplete();

    /// <summary>Forgets lines older than that.</summary>
    internal Task<long> DeleteBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        _store.DeleteAsync(StateTable.TaskLogs, StateQuery.All.And("at", StateOperator.LessThan, before), cancellationToken);

    private async Task KeepAsync(List<TaskLogLine> batch, CancellationToken cancellationToken)
    {
        var documents = batch.ConvertAll(line => line.ToDocument());
        while (true)
        {
            try
            {
                await _store.InsertManyAsync(StateTable.TaskLogs, documents, cancellationToken);
                return;
            }
            catch (StateStoreException exception)
            {
                _logger.LogWriteFailed(exception.Message);
                await Task.Delay(RetryDelay, _time, cancellationToken);
            }
        }
    }

    private async Task<bool> IsOverAsync(RunKey run, TaskKey task, int tryNumber, CancellationToken cancellationToken)
    {
        var present = (await _runs.GetAsync(run, cancellationToken))?.Find(task);
        return present is null || present.TryNumber > tryNumber || (present.TryNumber == tryNumber && present.State != TaskState.Running);
    }
}
