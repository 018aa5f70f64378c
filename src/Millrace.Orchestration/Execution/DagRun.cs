using System.Collections.Immutable;
using Millrace.Bson;
using Millrace.Orchestration.Scheduling;

namespace Millrace.Orchestration.Execution;

/// <summary>A run of a DAG with all its tasks: the state that <see cref="RunMachine"/> moves on. Immutable; kept as one document and
/// replaced only if nobody else did in between.</summary>
public sealed record DagRun
{
    /// <summary>Which run.</summary>
    public required RunKey Key { get; init; }

    /// <summary>Why it exists.</summary>
    public required RunType Type { get; init; }

    /// <summary>What tells it from other runs of the DAG; for scheduled runs the interval's start.</summary>
    public required DateTimeOffset LogicalDate { get; init; }

    /// <summary>The stretch of time it is about.</summary>
    public required DataInterval Interval { get; init; }

    /// <summary>Parameters it was given; the DAG's defaults are not in it.</summary>
    public BsonDocument Conf { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public RunState State { get; init; }

    /// <summary>When it was queued.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What someone noted.</summary>
    public string Note { get; init; } = "";

    /// <summary>Who asked for it: <c>scheduler</c>, <c>cli</c>, …</summary>
    public string TriggeredBy { get; init; } = "scheduler";

    /// <summary>The user who asked for it; empty when nobody did.</summary>
    public string TriggeringUser { get; init; } = "";

    /// <summary>The backfill it belongs to, or null.</summary>
    public string? BackfillId { get; init; }

    /// <summary>Why it failed; empty otherwise.</summary>
    public string Error { get; init; } = "";

    /// <summary>Counts its changes.</summary>
    public long Version { get; init; }

    /// <summary>Its tasks.</summary>
    public ImmutableDictionary<TaskKey, TaskInstance> Tasks { get; init; } = ImmutableDictionary<TaskKey, TaskInstance>.Empty;

    /// <summary>What must still be done outside, at least once, because of what happened.</summary>
    public ImmutableList<RunEffect> Outbox { get; init; } = [];

    /// <summary>Numbers given to effects.</summary>
    public long EffectCount { get; init; }

    /// <summary>Whether something can still become of it, if only an effect that is not done.</summary>
    public bool IsOpen => State is RunState.Queued or RunState.Running || !Outbox.IsEmpty;

    /// <summary>The instances of a task, in order of their index.</summary>
    public IEnumerable<TaskInstance> InstancesOf(string taskId) =>
        Tasks.Values.Where(instance => instance.Key.TaskId == taskId).OrderBy(instance => instance.Key.MapIndex);

    /// <summary>The instance, or null.</summary>
    public TaskInstance? Find(TaskKey key) => Tasks.GetValueOrDefault(key);
}
