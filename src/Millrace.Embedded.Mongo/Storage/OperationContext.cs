namespace Millrace.Embedded.Mongo.Storage;

/// <summary>
/// What bounds one command: its time limit, its client and the server's life. Whatever loops over documents calls
/// <see cref="ThrowIfInterrupted"/> for each.
/// </summary>
internal sealed class OperationContext(TimeProvider time, TimeSpan? limit, CancellationToken cancellationToken)
{
    /// <summary>No limit and no client, for the server's own work.</summary>
    public static readonly OperationContext Unbounded = new(TimeProvider.System, limit: null, CancellationToken.None);

    private const int CallsBetweenChecks = 64;

    private readonly long _started = time.GetTimestamp();
    private int _calls;

    public TimeProvider Time { get; } = time;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public TimeSpan Elapsed => Time.GetElapsedTime(_started);

    /// <exception cref="CommandException">The time limit of the command has passed.</exception>
    /// <exception cref="OperationCanceledException">The client has gone or the server stops.</exception>
    public void ThrowIfInterrupted()
    {
        if (_calls++ % CallsBetweenChecks != 0) return;
        CancellationToken.ThrowIfCancellationRequested();
        if (limit is { } most && Elapsed > most) throw new CommandException(ErrorCode.MaxTimeMSExpired, "operation exceeded time limit");
    }
}
