using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Millrace.Embedded.Kafka.Log;
using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Groups;

/// <summary>
/// Runs the groups: hands commands to the state machine, makes its decisions durable, answers the requests that waited, and wakes it when
/// a deadline comes. All groups share one lock; every step under it is short. Thread-safe.
/// </summary>
internal sealed class GroupCoordinator : IDisposable
{
    private static readonly TimeSpan MinTimerDelay = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Group> _groups = [];
    private readonly Dictionary<long, TaskCompletionSource<GroupEffect>> _waiting = [];
    private readonly GroupLimits _limits;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly long _started;
    private readonly ITimer _timer;
    private readonly GroupJournal _journal;
    private long _lastTicket;
    private long _timerDue = long.MaxValue;
    private bool _isClosed;

    public GroupCoordinator(string directory, LogServices services)
    {
        _limits = GroupLimits.Of(services.Options);
        _time = services.Time;
        _logger = services.Logger;
        _started = _time.GetTimestamp();
        _journal = GroupJournal.Open(directory, services.Device, Replay, out var truncated);
        if (truncated > 0)
            _logger.JournalTruncated(truncated);
        _timer = _time.CreateTimer(
            static state => ((GroupCoordinator)state!).TickAll(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        foreach (var group in _groups.Values)
            Arm(TimeRules.NextDeadline(group.State, Now));
    }

    /// <summary>Milliseconds since the coordinator began, untouched by changes of the wall clock.</summary>
    private long Now => (long)_time.GetElapsedTime(_started).TotalMilliseconds;

    /// <summary>A number that no other waiting request has.</summary>
    public long NextTicket() => Interlocked.Increment(ref _lastTicket);

    /// <summary>Joins a group; completes when the rebalance does.</summary>
    public async Task<JoinResult> JoinAsync(string groupId, GroupCommand.Join join, CancellationToken cancellationToken) =>
        await WaitAsync(groupId, join.Ticket, join, cancellationToken) switch
        {
            GroupEffect.AnswerJoin answer => answer.Result,
            var failure => new JoinResult(ErrorOf(failure)) { MemberId = join.MemberId },
        };

    /// <summary>Asks for an assignment; completes when the leader has handed it in.</summary>
    public async Task<SyncResult> SyncAsync(string groupId, GroupCommand.Sync sync, CancellationToken cancellationToken) =>
        await WaitAsync(groupId, sync.Ticket, sync, cancellationToken) switch
        {
            GroupEffect.AnswerSync answer => answer.Result,
            var failure => new SyncResult(ErrorOf(failure)),
        };

    /// <summary>Runs a command that is answered at once.</summary>
    public ErrorCode Run(string groupId, GroupCommand command)
    {
        lock (_gate)
            return RunLocked(groupId, command);
    }

    /// <summary>Commits offsets, all of them or none.</summary>
    public ErrorCode Commit(string groupId, GroupCommand.Commit commit, IReadOnlyDictionary<TopicPartition, CommittedOffset> offsets)
    {
        lock (_gate)
        {
            var error = RunLocked(groupId, commit);
            if (error != ErrorCode.NONE || offsets.Count == 0)
                return error;
            if (!TryAppend(offsets.Select(pair => JournalEntry.Committed(groupId, pair.Key, pair.Value))))
                return ErrorCode.COORDINATOR_NOT_AVAILABLE;
            var group = GetOrAdd(groupId);
            group.IsJournaled = true;
            foreach (var (partition, offset) in offsets)
                group.Offsets[partition] = offset;
            CompactIfWorthwhile();
            return ErrorCode.NONE;
        }
    }

    /// <summary>All offsets a group has committed; empty for a group there is not.</summary>
    public IReadOnlyDictionary<TopicPartition, CommittedOffset> Offsets(string groupId)
    {
        lock (_gate)
        {
            return _groups.TryGetValue(groupId, out var group)
                ? group.Offsets.ToDictionary()
                : ImmutableDictionary<TopicPartition, CommittedOffset>.Empty;
        }
    }

    public GroupState? Find(string groupId)
    {
        lock (_gate)
            return _groups.GetValueOrDefault(groupId)?.State;
    }

    public IReadOnlyList<GroupState> All()
    {
        lock (_gate)
            return [.. _groups.Values.Select(group => group.State)];
    }

    /// <summary>Deletes a group without members, with its offsets.</summary>
    public ErrorCode Delete(string groupId)
    {
        lock (_gate)
        {
            if (!_groups.TryGetValue(groupId, out var group))
                return ErrorCode.GROUP_ID_NOT_FOUND;
            if (group.State.Phase != GroupPhase.Empty)
                return ErrorCode.NON_EMPTY_GROUP;
            if (!TryAppend([JournalEntry.Deleted(groupId)]))
                return ErrorCode.COORDINATOR_NOT_AVAILABLE;
            _groups.Remove(groupId);
            return ErrorCode.NONE;
        }
    }

    /// <summary>Deletes a committed offset, unless the group still reads that topic.</summary>
    public ErrorCode DeleteOffset(string groupId, TopicPartition partition)
    {
        lock (_gate)
        {
            if (!_groups.TryGetValue(groupId, out var group))
                return ErrorCode.GROUP_ID_NOT_FOUND;
            var state = group.State;
            if (state.Phase != GroupPhase.Empty && state.ProtocolType != ConsumerSubscription.ProtocolType)
                return ErrorCode.NON_EMPTY_GROUP;
            if (state.Members.Exists(member => ConsumerSubscription.Includes(member, state.Protocol, partition.Topic)))
                return ErrorCode.GROUP_SUBSCRIBED_TO_TOPIC;
            if (!group.Offsets.ContainsKey(partition))
                return ErrorCode.NONE;
            if (!TryAppend([JournalEntry.Deleted(groupId, partition)]))
                return ErrorCode.COORDINATOR_NOT_AVAILABLE;
            group.Offsets.Remove(partition);
            return ErrorCode.NONE;
        }
    }

    /// <summary>Deletes what all groups have committed for a topic that is gone, so that a new one of its name starts afresh.</summary>
    public void ForgetTopic(string topic)
    {
        lock (_gate)
        {
            foreach (var (groupId, group) in _groups)
            {
                var gone = group.Offsets.Keys.Where(partition => partition.Topic == topic).ToList();
                if (gone.Count == 0 || !TryAppend(gone.Select(partition => JournalEntry.Deleted(groupId, partition))))
                    continue;
                gone.ForEach(partition => group.Offsets.Remove(partition));
            }
        }
    }

    public void Flush()
    {
        lock (_gate)
        {
            if (!_isClosed)
                _journal.Flush();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            _timer.Dispose();
            _journal.Dispose();
            foreach (var waiting in _waiting.Values)
                waiting.TrySetCanceled();
            _waiting.Clear();
        }
    }

    private static ErrorCode ErrorOf(GroupEffect effect) => ((GroupEffect.Answer)effect).Error;

    private async Task<GroupEffect> WaitAsync(string groupId, long ticket, GroupCommand command, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<GroupEffect>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add(ticket, answer);
            var error = RunLocked(groupId, command);
            if (error != ErrorCode.NONE)
                Resolve(ticket, new GroupEffect.Answer(error));
        }

        await using var abandoned = cancellationToken.Register(() =>
        {
            lock (_gate)
            {
                if (_waiting.Remove(ticket))
                    RunLocked(groupId, new GroupCommand.Abandon(ticket));
            }

            answer.TrySetCanceled(cancellationToken);
        });
        return await answer.Task;
    }

    /// <summary>Decides on a command, makes the decision durable where it asks for that, and only then lets anyone see it.</summary>
    private ErrorCode RunLocked(string groupId, GroupCommand command)
    {
        if (_isClosed)
            return ErrorCode.COORDINATOR_NOT_AVAILABLE;
        var group = GetOrAdd(groupId);
        var now = Now;
        var decision = GroupMachine.Decide(group.State, command, now, _limits);
        if (decision.Effects.Any(effect => effect is GroupEffect.Persist))
        {
            var saved = JournalEntry.Saved(decision.State);
            if (!TryAppend([saved]))
            {
                Arm(now + (long)RetryDelay.TotalMilliseconds);
                return ErrorCode.COORDINATOR_NOT_AVAILABLE;
            }

            group.IsJournaled = true;
            group.Saved = saved;
            CompactIfWorthwhile();
        }

        LogChanges(groupId, group.State, decision.State);
        group.State = decision.State;
        var answer = Perform(decision.Effects);
        if (group.IsVoid)
            Remove(groupId, group);
        Arm(TimeRules.NextDeadline(group.State, now));
        return answer;
    }

    private ErrorCode Perform(IReadOnlyList<GroupEffect> effects)
    {
        var answer = ErrorCode.NONE;
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case GroupEffect.Answer own:
                    answer = own.Error;
                    break;
                case GroupEffect.AnswerJoin join:
                    Resolve(join.Ticket, effect);
                    break;
                case GroupEffect.AnswerSync sync:
                    Resolve(sync.Ticket, effect);
                    break;
            }
        }

        return answer;
    }

    private void Resolve(long ticket, GroupEffect answer)
    {
        if (_waiting.Remove(ticket, out var waiting))
            waiting.TrySetResult(answer);
    }

    [SuppressMessage("Design", "CA1031", Justification = "On a timer an exception would end the process.")]
    private void TickAll()
    {
        lock (_gate)
        {
            if (_isClosed)
                return;
            _timerDue = long.MaxValue;
            var now = Now;
            foreach (var (groupId, group) in _groups.ToList())
            {
                var deadline = TimeRules.NextDeadline(group.State, now);
                if (deadline > now)
                {
                    Arm(deadline);
                    continue;
                }

                try
                {
                    RunLocked(groupId, new GroupCommand.Tick());
                }
                catch (Exception exception)
                {
                    _logger.TickFailed(groupId, exception);
                    Arm(now + (long)RetryDelay.TotalMilliseconds);
                }
            }
        }
    }

    private void Arm(long deadline)
    {
        if (deadline >= _timerDue)
            return;
        _timerDue = deadline;
        var delay = TimeSpan.FromMilliseconds(deadline - Now);
        _timer.Change(delay > MinTimerDelay ? delay : MinTimerDelay, Timeout.InfiniteTimeSpan);
    }

    private Group GetOrAdd(string groupId)
    {
        if (!_groups.TryGetValue(groupId, out var group))
            _groups.Add(groupId, group = new Group(new GroupState { GroupId = groupId }));
        return group;
    }

    private void Remove(string groupId, Group group)
    {
        // If the journal cannot be written the group only stays a little longer.
        if (!group.IsJournaled || TryAppend([JournalEntry.Deleted(groupId)]))
            _groups.Remove(groupId);
    }

    private bool TryAppend(IEnumerable<JournalEntry> entries)
    {
        try
        {
            _journal.Append(entries);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _logger.JournalFailed(exception);
            return false;
        }
    }

    private void CompactIfWorthwhile()
    {
        if (!_journal.WantsCompaction)
            return;
        try
        {
            _journal.Compact(_groups.SelectMany(pair => pair.Value.Offsets
                .Select(offset => JournalEntry.Committed(pair.Key, offset.Key, offset.Value))
                .Concat(pair.Value.Saved is { } saved ? [saved] : [])));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _logger.JournalFailed(exception);
        }
    }

    private void Replay(JournalEntry entry)
    {
        var partition = new TopicPartition(entry.Topic, entry.Partition);
        switch (entry.Kind)
        {
            case JournalEntry.JournalKind.OffsetCommitted:
                GetOrAdd(entry.GroupId).Offsets[partition] = new CommittedOffset(entry.Offset, entry.LeaderEpoch, entry.Metadata);
                break;
            case JournalEntry.JournalKind.OffsetDeleted:
                GetOrAdd(entry.GroupId).Offsets.Remove(partition);
                break;
            case JournalEntry.JournalKind.GroupSaved:
                GetOrAdd(entry.GroupId).State = entry.ToState(Now);
                GetOrAdd(entry.GroupId).Saved = entry;
                break;
            case JournalEntry.JournalKind.GroupDeleted:
                _groups.Remove(entry.GroupId);
                return;
        }

        GetOrAdd(entry.GroupId).IsJournaled = true;
    }

    private void LogChanges(string groupId, GroupState before, GroupState after)
    {
        if (before.Phase != after.Phase || before.Generation != after.Generation)
            _logger.GroupChanged(groupId, after.Phase.ToString(), after.Generation, after.Members.Count);
    }
}
