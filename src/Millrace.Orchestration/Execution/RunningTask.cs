namespace Millrace.Orchestration.Execution;

/// <summary>A task under way in this process. Thread-safe.</summary>
internal sealed class RunningTask(ClaimedTask task, CancellationTokenSource over) : IDisposable
{
    private readonly Lock _lock = new();
    private bool _isDisposed;

    public ClaimedTask Task { get; } = task;

    public CancellationToken Token { get; } = over.Token;

    /// <summary>Ends when the task is over and the run knows.</summary>
    public Task Ended { get; set; } = System.Threading.Tasks.Task.CompletedTask;

    /// <summary>The try is over, whatever it does.</summary>
    public void Cancel()
    {
        lock (_lock)
        {
            if (!_isDisposed)
            {
                over.Cancel();
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            over.Dispose();
        }
    }
}
