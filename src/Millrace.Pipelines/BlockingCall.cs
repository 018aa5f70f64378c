namespace Millrace.Pipelines;

/// <summary>
/// Runs what blocks in librdkafka, which has no asynchronous calls, on a thread of its own. On the thread pool a few of them at a time
/// would leave no thread to those who answer, when broker or store run in this process: they would wait for each other until the pool
/// grows, half a second a thread.
/// </summary>
internal static class BlockingCall
{
    /// <param name="call">What blocks; it ends by a timeout of its own.</param>
    public static Task RunAsync(Action call) =>
        Task.Factory.StartNew(call, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <param name="call">What blocks; it ends by a timeout of its own.</param>
    /// <param name="cancellationToken">Keeps it from being begun.</param>
    public static Task<T> RunAsync<T>(Func<T> call, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(call, cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
