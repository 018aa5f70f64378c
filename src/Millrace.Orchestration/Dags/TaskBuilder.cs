using Millrace.Bson;
using Millrace.Orchestration.Notifications;

namespace Millrace.Orchestration.Dags;

/// <summary>A task while its DAG is being written. What is said of it is checked when the DAG is built. Not thread-safe.</summary>
public sealed class TaskBuilder
{
    private readonly List<string> _upstream = [];
    private readonly List<Dataset> _produces = [];
    private readonly NotifierList _notifiers = new();
    private string _description = "";
    private TriggerRule _rule;
    private RetryPolicy? _retry;
    private TimeSpan? _timeout;
    private string? _pool;
    private int _slots = 1;
    private int? _maxActive;

    internal TaskBuilder(DagBuilder dag, string id, TaskKind kind, Func<TaskContext, Task<BsonValue>> body)
    {
        Dag = dag;
        Id = id;
        Kind = kind;
        Body = body;
    }

    /// <summary>Its id.</summary>
    public string Id { get; }

    internal DagBuilder Dag { get; }

    internal TaskKind Kind { get; }

    internal Func<TaskContext, Task<BsonValue>> Body { get; }

    internal string? MapSource { get; init; }

    internal IReadOnlyList<BsonValue> Items { get; init; } = [];

    internal IReadOnlyList<string> Upstream => _upstream;

    /// <summary>For people.</summary>
    public TaskBuilder Describe(string description)
    {
        _description = description;
        return this;
    }

    /// <summary>This task runs before another, which is returned to go on from.</summary>
    public TaskBuilder Then(TaskBuilder next)
    {
        next.After(this);
        return next;
    }

    /// <summary>This task runs before each of others, which are returned to go on from.</summary>
    public TaskGroup Then(params TaskBuilder[] next) => new TaskGroup([this]).Then(next);

    /// <summary>This task runs after others.</summary>
    public TaskBuilder After(params TaskBuilder[] before)
    {
        foreach (var task in before)
        {
            Dag.Expect(ReferenceEquals(task.Dag, Dag), $"task '{Id}' depends on task '{task.Id}' of another DAG, '{task.Dag.Id}'");
            DependsOn(task.Id);
        }

        return this;
    }

    /// <summary>This task runs after others, named by their ids; they may be added later.</summary>
    public TaskBuilder DependsOn(params string[] taskIds)
    {
        _upstream.AddRange(taskIds);
        return this;
    }

    /// <summary>When it may start; all_success unless said otherwise.</summary>
    public TaskBuilder When(TriggerRule rule)
    {
        _rule = rule;
        return this;
    }

    /// <summary>How it is tried again; as the DAG says unless said otherwise.</summary>
    public TaskBuilder Retry(RetryPolicy policy)
    {
        _retry = policy;
        return this;
    }

    /// <summary>Tried again so often, after a delay.</summary>
    public TaskBuilder Retry(int retries, TimeSpan delay) => Retry(new RetryPolicy { Retries = retries, Delay = delay });

    /// <summary>How long a try may take. It is then cancelled and counts as failed.</summary>
    public TaskBuilder Timeout(TimeSpan limit)
    {
        _timeout = limit;
        return this;
    }

    /// <summary>It takes slots of a pool while it runs, and waits while there are none.</summary>
    public TaskBuilder Pool(string name, int slots = 1)
    {
        _pool = name;
        _slots = slots;
        return this;
    }

    /// <summary>How many tries of it may run at a time, over all runs and items.</summary>
    public TaskBuilder MaxActive(int count)
    {
        _maxActive = count;
        return this;
    }

    /// <summary>When it ends well these datasets have changed.</summary>
    public TaskBuilder Produces(params Dataset[] datasets)
    {
        _produces.AddRange(datasets);
        return this;
    }

    /// <summary>Tells of its success.</summary>
    public TaskBuilder OnSuccess(INotifier notifier) => On(NotificationKind.TaskSucceeded, notifier);

    /// <summary>Tells of its failure, when it will not be tried again.</summary>
    public TaskBuilder OnFailure(INotifier notifier) => On(NotificationKind.TaskFailed, notifier);

    /// <summary>Tells of each failure after which it is tried again.</summary>
    public TaskBuilder OnRetry(INotifier notifier) => On(NotificationKind.TaskRetried, notifier);

    internal TaskDefinition Build(IReadOnlyList<string> upstream, IReadOnlyList<string> downstream, RetryPolicy defaultRetry,
        NotifierList inherited)
    {
        var retry = _retry ?? defaultRetry;
        Dag.Expect(retry.Problem() is null, $"task '{Id}': {retry.Problem()}");
        Dag.Expect(_timeout is null || _timeout > TimeSpan.Zero, $"task '{Id}': a timeout of {_timeout} is not longer than zero");
        Dag.Expect(_slots is >= 1 and <= 10_000, $"task '{Id}': {_slots} pool slots are not between 1 and 10000");
        Dag.Expect(_pool is null || Identifier.IsValid(_pool), $"task '{Id}': '{_pool}' is no name of a pool ({Identifier.Rule})");
        Dag.Expect(_maxActive is null or (>= 1 and <= 10_000),
            $"task '{Id}': a maximum of {_maxActive} active tries is not between 1 and 10000");
        return new TaskDefinition(Body)
        {
            Id = Id,
            Description = _description,
            Kind = Kind,
            Upstream = upstream,
            Downstream = downstream,
            TriggerRule = _rule,
            Retry = retry,
            ExecutionTimeout = _timeout,
            Pool = _pool,
            PoolSlots = _slots,
            MaxActive = _maxActive,
            Produces = [.. _produces],
            MapSource = MapSource,
            Items = Items,
            Notifiers = _notifiers.Build(inherited),
        };
    }

    private TaskBuilder On(NotificationKind kind, INotifier notifier)
    {
        _notifiers.Add(kind, notifier);
        return this;
    }
}
