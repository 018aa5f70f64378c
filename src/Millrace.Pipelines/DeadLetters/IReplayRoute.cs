namespace Millrace.Pipelines.DeadLetters;

/// <summary>A way by which dead letters go back into the pipeline.</summary>
internal interface IReplayRoute : IAsyncDisposable
{
    /// <summary>The route's name in the state database and in metrics.</summary>
    string Name { get; }

    /// <summary>Sends letters and waits until each is acknowledged or given up.</summary>
    /// <returns>Those that were acknowledged, and why others were not.</returns>
    Task<ReplayOutcome> SendAsync(IReadOnlyList<StoredDeadLetter> letters, CancellationToken cancellationToken);
}
