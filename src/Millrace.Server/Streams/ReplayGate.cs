using Millrace.Server.Hosting;

namespace Millrace.Server.Streams;

/// <summary>Lets one replay through at a time: two at once would send a letter twice. Thread-safe.</summary>
internal sealed class ReplayGate : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);

    public async Task<T> RunAsync<T>(Func<Task<T>> replay, CancellationToken cancellationToken)
    {
        if (!await _gate.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            throw ApiException.Conflict("Another replay is under way: wait until it is done, then look what is still open.");
        }

        try
        {
            return await replay();
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
