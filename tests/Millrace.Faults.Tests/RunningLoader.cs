using Millrace.Pipelines.Load;

namespace Millrace.Faults.Tests;

/// <summary>A loader at work; disposing lets it finish its batches and leave the group, as Ctrl-C does.</summary>
internal sealed class RunningLoader : IAsyncDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    private readonly CancellationTokenSource _stop = new();
    private readonly Loader _loader;
    private readonly Task _run;

    public RunningLoader(Plant plant)
    {
        _loader = plant.CreateLoader();
        _run = _loader.RunAsync(_stop.Token);
    }

    public LoadStatistics Statistics => _loader.Statistics;

    /// <summary>Waits for a condition; fails when the loader does.</summary>
    public async Task UntilAsync(Func<LoadStatistics, bool> condition)
    {
        using var patience = new CancellationTokenSource(Plant.Patience);
        while (!condition(Statistics))
        {
            Assert.False(_run.IsCompleted, $"the loader has ended: {_run.Exception?.InnerException?.Message}");
            Assert.False(patience.IsCancellationRequested, $"still waiting: {Statistics}");
            await Task.Delay(Glance, TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }
}
