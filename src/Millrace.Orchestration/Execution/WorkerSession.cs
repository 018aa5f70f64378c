using Millrace.Bson;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Execution;

/// <summary>
/// A worker's signs of life. What it claims is its own as long as they come: after the lease's time without one the scheduler gives its
/// tasks to others, and shortly before that the worker itself stops them. A worker that was silent too long goes on under another name.
/// Not thread-safe: one loop beats; <see cref="Name"/> and <see cref="IsAlive"/> may be read by anyone.
/// </summary>
internal sealed class WorkerSession
{
    private readonly IStateStore _store;
    private readonly TimeProvider _time;
    private readonly TimeSpan _lifetime;
    private readonly TimeSpan _margin;
    private ProcessIdentity _identity;
    private long _beat;
    private long _beatAt;
    private volatile bool _begun;

    public WorkerSession(IStateStore store, ProcessIdentity identity, TimeProvider time, TimeSpan lifetime)
    {
        _store = store;
        _identity = identity;
        _time = time;
        _lifetime = lifetime;
        _margin = lifetime / 4;
    }

    /// <summary>Who it is now.</summary>
    public string Name => _identity.ToString();

    /// <summary>Whether nobody may have given up on it yet.</summary>
    public bool IsAlive => _begun && _time.GetElapsedTime(Volatile.Read(ref _beatAt)) < _lifetime - _margin;

    /// <summary>Shows a sign of life. False when the last one was too long ago: what was claimed under the name is lost, and the name
    /// is another one now.</summary>
    public async Task<bool> BeatAsync(CancellationToken cancellationToken)
    {
        var isLate = _begun && !IsAlive;
        if (isLate)
        {
            _identity = _identity.Renew();
        }

        var began = _time.GetTimestamp();
        await _store.PutAsync(
            StateTable.Workers,
            [new BsonDocument { { "_id", Name }, { "beat", ++_beat }, { "at", _time.GetUtcNow() } }],
            cancellationToken);
        Volatile.Write(ref _beatAt, began);
        _begun = true;
        return !isLate;
    }

    /// <summary>Says good-bye: whatever it still had is free at once.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        _begun = false;
        await _store.PutAsync(StateTable.Workers, [new BsonDocument { { "_id", Name }, { "gone", true } }], cancellationToken);
    }
}
