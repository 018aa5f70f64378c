using Millrace.Bson;
using Millrace.Orchestration.Notifications;

namespace Millrace.Orchestration.Dags;

/// <summary>A task of a DAG, checked and complete. Immutable.</summary>
public sealed class TaskDefinition
{
    internal TaskDefinition(Func<TaskContext, Task<BsonValue>> body) => Body = body;

    /// <summary>Its id in the DAG.</summary>
    public required string Id { get; init; }

    /// <summary>For people.</summary>
    public string Description { get; init; } = "";

    /// <summary>What running it means.</summary>
    public TaskKind Kind { get; init; }

    /// <summary>Ids of the tasks it depends on, in the order they were named.</summary>
    public IReadOnlyList<string> Upstream { get; init; } = [];

    /// <summary>Ids of the tasks that depend on it.</summary>
    public IReadOnlyList<string> Downstream { get; init; } = [];

    /// <summary>When it may start.</summary>
    public TriggerRule TriggerRule { get; init; }

    /// <summary>How it is tried again.</summary>
    public RetryPolicy Retry { get; init; } = RetryPolicy.None;

    /// <summary>How long a try may take; null for as long as it likes.</summary>
    public TimeSpan? ExecutionTimeout { get; init; }

    /// <summary>The pool whose slots it takes; null for none.</summary>
    public string? Pool { get; init; }

    /// <summary>Slots it takes.</summary>
    public int PoolSlots { get; init; } = 1;

    /// <summary>Tries of it that may run at a time, over all runs and items; null for any number.</summary>
    public int? MaxActive { get; init; }

    /// <summary>Datasets that it has changed when it ends well.</summary>
    public IReadOnlyList<Dataset> Produces { get; init; } = [];

    /// <summary>The task whose return value is the list that a mapped task runs over; null when the list is <see cref="Items"/>.</summary>
    public string? MapSource { get; init; }

    /// <summary>The list that a mapped task runs over, when it is known beforehand.</summary>
    public IReadOnlyList<BsonValue> Items { get; init; } = [];

    internal Func<TaskContext, Task<BsonValue>> Body { get; }

    internal IReadOnlyDictionary<NotificationKind, IReadOnlyList<INotifier>> Notifiers { get; init; } =
        new Dictionary<NotificationKind, IReadOnlyList<INotifier>>();
}
