namespace Millrace.Embedded.Mongo.Commands;

/// <summary>
/// Threads for commands, which block on the disk and on the writer's lock: a bounded number, started when needed and ended when idle,
/// so that the process's thread pool never waits for a query. What waits for a thread is bounded by the number of connections.
/// </summary>
internal sealed class CommandThreads(int maxThreads) : IDisposable
{
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(20);

    private readonly object _gate = new();
    private readonly Queue<WorkItem> _waiting = new();
    private int _threads;
    private int _idle;
    private bool _closed;

    /// <summary>Runs work on one of the threads; completes or fails as the work does.</summary>
    public Task RunAsync(Action work)
    {
        WorkItem item = new(work);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _waiting.Enqueue(item);
            if (_idle >= _waiting.Count) Monitor.Pulse(_gate);
            else if (_threads < maxThreads) StartThread();
        }

        return item.Completion.Task;
    }

    /// <summary>Ends idle threads; running work goes on to its end.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void StartThread()
    {
        _threads++;
        new Thread(RunItems) { IsBackground = true, Name = "embedded store command" }.Start();
    }

    private void RunItems()
    {
        while (TakeItem() is { } item)
        {
            try
            {
                item.Work();
                item.Completion.SetResult();
            }
            catch (Exception failure)
            {
                item.Completion.SetException(failure);
            }
        }
    }

    private WorkItem? TakeItem()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0)
            {
                _idle++;
                bool woken = !_closed && Monitor.Wait(_gate, IdleTime);
                _idle--;
                if (woken || _waiting.Count > 0) continue;
                _threads--;
                return null;
            }

            return _waiting.Dequeue();
        }
    }

    private sealed record WorkItem(Action Work)
    {
        public TaskCompletionSource Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
