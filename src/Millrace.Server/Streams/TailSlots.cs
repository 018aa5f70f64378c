namespace Millrace.Server.Streams;

/// <summary>Bounds the live tails, each of which is a connection to the cluster. Thread-safe.</summary>
internal sealed class TailSlots : IDisposable
{
    public const int Most = 16;

    // A page that was closed gives its place back a moment later.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _free = new(Most);

    /// <summary>Takes a place, which <see cref="Give"/> gives back; false when none has come free in a few seconds.</summary>
    public Task<bool> TryTakeAsync(CancellationToken cancellationToken) => _free.WaitAsync(Patience, cancellationToken);

    public void Give() => _free.Release();

    public void Dispose() => _free.Dispose();
}
