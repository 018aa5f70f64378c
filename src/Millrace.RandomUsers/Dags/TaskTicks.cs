using Millrace.Orchestration.Dags;
using Millrace.Orchestration.State;

namespace Millrace.RandomUsers.Dags;

/// <summary>What a task says of itself while its work goes on.</summary>
internal static class TaskTicks
{
    /// <summary>Waits for the work's end and meanwhile does something every so often; stops that when the try is over, but still waits
    /// for the work, which owns connections.</summary>
    public static async Task<T> WithTicksAsync<T>(this Task<T> work, TaskContext context, TimeSpan period, Func<Task> tick)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        var ticking = TickAsync(context, period, tick, over.Token);
        try
        {
            return await work;
        }
        finally
        {
            await over.CancelAsync();
            await ticking;
        }
    }

    private static async Task TickAsync(TaskContext context, TimeSpan period, Func<Task> tick, CancellationToken over)
    {
        using var timer = new PeriodicTimer(period, context.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
            {
                try
                {
                    await tick();
                }
                catch (StateStoreException)
                {
                    // The store is away: said again with the next tick.
                }
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
        }
    }
}
