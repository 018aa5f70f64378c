using System.Collections.Concurrent;

namespace Millrace.Mongo;

/// <summary>
/// A few threads of its own for calls that block, so that they never hold threads of the pool. A caller that is cancelled returns at
/// once; its call, if it has begun, ends by itself. Thread-safe.
/// </summary>
internal sealed class WorkerThreads : IDisposable
{
    private readonly BlockingCollection<Action> _queue = [];
    private readonly Thread[] _threads;

    public WorkerThreads(int count)
    {
        _threads = new Thread[count];
        for (var index = 0; index < count; index++)
        {
            _threads[index] = new Thread(Work) { IsBackground = true, Name = $"mongo-{index}" };
            _threads[index].Start();
        }
    }

    /// <summary>Runs the call on one of the threads.</summary>
    /// <exception cref="ObjectDisposedException">The client was disposed.</exception>
    public Task<T> RunAsync<T>(Func<T> call, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        ObjectDisposedException.ThrowIf(_queue.IsAddingCompleted, typeof(MongoClient));
        _queue.Add(
            () =>
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    completion.TrySetCanceled(cancellationToken);
                    return;
                }

                try
                {
                    completion.TrySetResult(call());
                }
                catch (Exception exception)
                {
                    completion.TrySetException(exception);
                }
            },
            CancellationToken.None);
        return cancellationToken.CanBeCanceled ? completion.Task.WaitAsync(cancellationToken) : completion.Task;
    }

    /// <summary>Lets what is queued finish, then ends the threads; waits for them.</summary>
    public void Dispose()
    {
        if (_queue.IsAddingCompleted)
        {
            return;
        }

        _queue.CompleteAdding();
        foreach (var thread in _threads)
        {
            thread.Join();
        }

        _queue.Dispose();
    }

    private void Work()
    {
        foreach (var call in _queue.GetConsumingEnumerable())
        {
            call();
        }
    }
}
