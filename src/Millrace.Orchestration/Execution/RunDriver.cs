using Millrace.Orchestration.Dags;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Execution;

/// <summary>
/// Brings commands to runs: decides on the newest state, and stores what follows only if nobody else did in between, else decides again.
/// Any process may do so at any time. Thread-safe.
/// </summary>
internal sealed class RunDriver(RunTable runs, DagCatalog dags, OpenRuns open, TimeProvider time)
{
    private const int MaxAttempts = 200;

    // Commands to one run come after each other in this process: less work is thrown away.
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Called after each decision that was stored; must return soon.</summary>
    public Action<RunDecision>? Decided { get; set; }

    /// <summary>Brings a command to a run; null when there is no such run or DAG.</summary>
    /// <exception cref="StateStoreException">The store cannot be reached; whether the command took effect is not known.</exception>
    public async Task<RunDecision?> ExecuteAsync(RunKey key, RunCommand command, CancellationToken cancellationToken)
    {
        if (dags.Find(key.DagId) is not { } dag)
        {
            return null;
        }

        var turn = _turns[(uint)key.GetHashCode() % (uint)_turns.Length];
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await ExecuteAsync(dag, key, command, cancellationToken);
        }
        catch (StateStoreException)
        {
            // The write may have taken effect: what is known here may be old.
            open.Doubt(key);
            throw;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<RunDecision?> ExecuteAsync(Dag dag, RunKey key, RunCommand command, CancellationToken cancellationToken)
    {
        var seen = open.Find(key);
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var isFresh = seen is null;
            var run = seen ?? await runs.GetAsync(key, cancellationToken);
            if (run is null)
            {
                return null;
            }

            var decision = RunMachine.Decide(dag, run, command, time.Now());
            if (decision.Events.Count == 0 && isFresh)
            {
                open.Note(run);
                return decision;
            }

            if (decision.Events.Count > 0 && await StoreAsync(decision, run.Version, cancellationToken) is { } stored)
            {
                return stored;
            }

            // Refused on a state that may be old, or overtaken: decide again on the newest.
            open.Doubt(key);
            seen = null;
        }

        throw new StateStoreException(
            $"Run {key} is changed by others all the time; the command was given up after {MaxAttempts} attempts.");
    }

    private async Task<RunDecision?> StoreAsync(RunDecision decision, long version, CancellationToken cancellationToken)
    {
        var next = decision.Run with { Version = version + 1 };
        if (!await runs.ReplaceAsync(next, version, cancellationToken))
        {
            return null;
        }

        open.Note(next);
        var stored = decision with { Run = next };
        Decided?.Invoke(stored);
        return stored;
    }
}
