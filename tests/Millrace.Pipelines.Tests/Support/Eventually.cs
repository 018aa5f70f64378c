namespace Millrace.Pipelines.Tests.Support;

/// <summary>Waits for a condition, and fails when it does not come true in good time.</summary>
internal static class Eventually
{
    public static Task TrueAsync(Func<bool> condition) => TrueAsync(() => Task.FromResult(condition()));

    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await condition())
        {
            if (patience.IsCancellationRequested)
            {
                Assert.Fail("The awaited condition did not come true within 2 minutes.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, CancellationToken.None);
        }
    }
}
