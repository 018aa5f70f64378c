using Millrace.Bson;
using Millrace.Orchestration.Notifications;
using Millrace.Orchestration.Scheduling;

namespace Millrace.Orchestration.Dags;

/// <summary>A DAG while it is being written; <see cref="Build"/> checks it and makes it. Not thread-safe.</summary>
public sealed class DagBuilder
{
    private readonly List<TaskBuilder> _tasks = [];
    private readonly List<ParamDefinition> _params = [];
    private readonly List<string> _tags = [];
    private readonly NotifierList _runNotifiers = new();
    private readonly NotifierList _taskNotifiers = new();
    private string _description = "";
    private string _owner = "";
    private Schedule _schedule = Schedule.Manual;
    private DateTimeOffset? _start;
    private Catchup _catchup;
    private int _maxActiveRuns = 16;
    private int _maxActiveTasks = 16;
    private int _maxLostWorkers = 10;
    private TimeSpan? _runTimeout;
    private RetryPolicy _retry = RetryPolicy.None;
    private bool _pausedAtFirst;

    internal DagBuilder(string id) => Id = id;

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>For people.</summary>
    public DagBuilder Describe(string description)
    {
        _description = description;
        return this;
    }

    /// <summary>Words to find it by.</summary>
    public DagBuilder Tags(params string[] tags)
    {
        _tags.AddRange(tags);
        return this;
    }

    /// <summary>Who looks after it.</summary>
    public DagBuilder Owner(string owner)
    {
        _owner = owner;
        return this;
    }

    /// <summary>When it runs; only when asked for unless said otherwise.</summary>
    public DagBuilder On(Schedule schedule)
    {
        _schedule = schedule;
        return this;
    }

    /// <summary>It runs by a cron expression (<see cref="Schedule.Cron"/>); a wrong one is refused here, with the DAG's name.</summary>
    /// <exception cref="DagDefinitionException">The expression or the time zone is wrong.</exception>
    public DagBuilder Cron(string expression, string timeZone = "UTC")
    {
        try
        {
            return On(Schedule.Cron(expression, timeZone));
        }
        catch (CronFormatException exception)
        {
            throw new DagDefinitionException(Id, exception.Message);
        }
    }

    /// <summary>The earliest logical date; when the DAG is first seen unless said otherwise.</summary>
    public DagBuilder StartAt(DateTimeOffset start)
    {
        _start = start.ToUniversalTime();
        return this;
    }

    /// <summary>What becomes of missed intervals; nothing unless said otherwise.</summary>
    public DagBuilder Catchup(Catchup catchup)
    {
        _catchup = catchup;
        return this;
    }

    /// <summary>Runs that may be running at a time, 1 to 1000; 16 unless said otherwise.</summary>
    public DagBuilder MaxActiveRuns(int count)
    {
        _maxActiveRuns = count;
        return this;
    }

    /// <summary>Tasks of one run that may run at a time, 1 to 10000; 16 unless said otherwise.</summary>
    public DagBuilder MaxActiveTasks(int count)
    {
        _maxActiveTasks = count;
        return this;
    }

    /// <summary>How often a task may lose its worker (the process died) before that counts as a failed try, 0 to 1000; 10 unless said
    /// otherwise.</summary>
    public DagBuilder MaxLostWorkers(int count)
    {
        _maxLostWorkers = count;
        return this;
    }

    /// <summary>How long a run may take. Its running tasks are then cancelled and the run has failed.</summary>
    public DagBuilder RunTimeout(TimeSpan limit)
    {
        _runTimeout = limit;
        return this;
    }

    /// <summary>How tasks are tried again that do not say; not at all unless said otherwise.</summary>
    public DagBuilder Retry(RetryPolicy policy)
    {
        _retry = policy;
        return this;
    }

    /// <summary>Tasks that do not say are tried again so often, after a delay.</summary>
    public DagBuilder Retry(int retries, TimeSpan delay) => Retry(new RetryPolicy { Retries = retries, Delay = delay });

    /// <summary>When it is first seen it is paused until someone unpauses it.</summary>
    public DagBuilder PausedAtFirst()
    {
        _pausedAtFirst = true;
        return this;
    }

    /// <summary>What a run may be given.</summary>
    public DagBuilder Params(params ParamDefinition[] definitions)
    {
        _params.AddRange(definitions);
        return this;
    }

    /// <summary>Tells of the success of a run.</summary>
    public DagBuilder OnSuccess(INotifier notifier) => On(_runNotifiers, NotificationKind.RunSucceeded, notifier);

    /// <summary>Tells of the failure of a run.</summary>
    public DagBuilder OnFailure(INotifier notifier) => On(_runNotifiers, NotificationKind.RunFailed, notifier);

    /// <summary>Tells of the failure of any task, when it will not be tried again.</summary>
    public DagBuilder OnTaskFailure(INotifier notifier) => On(_taskNotifiers, NotificationKind.TaskFailed, notifier);

    /// <summary>Adds a task that runs a method.</summary>
    public TaskBuilder Task(string id, Func<TaskContext, Task> run) => Add(new TaskBuilder(this, id, TaskKind.Plain, async context =>
    {
        await run(context);
        return BsonValue.Missing;
    }));

    /// <summary>Adds a task that runs a method, whose result other tasks can pull as <c>return_value</c>.</summary>
    public TaskBuilder Task<T>(string id, Func<TaskContext, Task<T>> run) => Add(new TaskBuilder(
        this, id, TaskKind.Plain, async context => XComValue.From(await run(context))));

    /// <summary>Adds a task that does nothing: a point where others meet.</summary>
    public TaskBuilder Empty(string id) => Task(id, static _ => System.Threading.Tasks.Task.CompletedTask);

    /// <summary>Adds a task that names the tasks to follow. Those that directly depend on it and are not named are skipped, unless they
    /// also come after one that is named.</summary>
    public TaskBuilder Branch(string id, Func<TaskContext, Task<IReadOnlyList<string>>> choose) => Add(new TaskBuilder(
        this, id, TaskKind.Branch, async context => new BsonArray((await choose(context)).Select(name => (BsonValue)name))));

    /// <summary>Adds a task that runs once for each item of the list that another task returned, which it then depends on.</summary>
    /// <typeparam name="T">The item's type, as JSON has it.</typeparam>
    public TaskBuilder Map<T>(string id, TaskBuilder over, Func<TaskContext, T, Task> run) =>
        Add(new TaskBuilder(this, id, TaskKind.Mapped, PerItem(run)) { MapSource = over.Id }).After(over);

    /// <summary>The same; each item's result can be pulled as <c>return_value</c>.</summary>
    public TaskBuilder Map<T, TResult>(string id, TaskBuilder over, Func<TaskContext, T, Task<TResult>> run) =>
        Add(new TaskBuilder(this, id, TaskKind.Mapped, PerItem(run)) { MapSource = over.Id }).After(over);

    /// <summary>Adds a task that runs once for each item of a list.</summary>
    public TaskBuilder Map<T>(string id, IReadOnlyList<T> over, Func<TaskContext, T, Task> run) =>
        Add(new TaskBuilder(this, id, TaskKind.Mapped, PerItem(run)) { Items = [.. over.Select(item => XComValue.From(item))] });

    /// <summary>The same; each item's result can be pulled as <c>return_value</c>.</summary>
    public TaskBuilder Map<T, TResult>(string id, IReadOnlyList<T> over, Func<TaskContext, T, Task<TResult>> run) =>
        Add(new TaskBuilder(this, id, TaskKind.Mapped, PerItem(run)) { Items = [.. over.Select(item => XComValue.From(item))] });

    /// <summary>Checks everything and makes the DAG.</summary>
    /// <exception cref="DagDefinitionException">Something is wrong; the message says what.</exception>
    public Dag Build()
    {
        Check();
        var order = new TaskOrder(Id, _tasks).Sort();
        var tasks = order.Select(task => task.Build(
            [.. task.Upstream.Distinct(StringComparer.Ordinal)],
            [.. _tasks.Where(other => other.Upstream.Contains(task.Id)).Select(other => other.Id)],
            _retry,
            _taskNotifiers)).ToList();
        return new Dag
        {
            Id = Id,
            Description = _description,
            Tags = [.. _tags.Distinct(StringComparer.Ordinal)],
            Owner = _owner,
            Schedule = _schedule,
            StartDate = _start,
            Catchup = _catchup,
            MaxActiveRuns = _schedule is ContinuousSchedule ? 1 : _maxActiveRuns,
            MaxActiveTasks = _maxActiveTasks,
            MaxLostWorkers = _maxLostWorkers,
            RunTimeout = _runTimeout,
            PausedAtFirst = _pausedAtFirst,
            Params = [.. _params],
            Tasks = tasks,
            TasksById = tasks.ToDictionary(task => task.Id, StringComparer.Ordinal),
            Notifiers = _runNotifiers.Build(new NotifierList()),
        };
    }

    internal void Expect(bool holds, string reason)
    {
        if (!holds)
        {
            throw new DagDefinitionException(Id, reason);
        }
    }

    private static Func<TaskContext, Task<BsonValue>> PerItem<T>(Func<TaskContext, T, Task> run) => async context =>
    {
        await run(context, XComValue.To<T>(context.Item));
        return BsonValue.Missing;
    };

    private static Func<TaskContext, Task<BsonValue>> PerItem<T, TResult>(Func<TaskContext, T, Task<TResult>> run) =>
        async context => XComValue.From(await run(context, XComValue.To<T>(context.Item)));

    private TaskBuilder Add(TaskBuilder task)
    {
        _tasks.Add(task);
        return task;
    }

    private DagBuilder On(NotifierList list, NotificationKind kind, INotifier notifier)
    {
        list.Add(kind, notifier);
        return this;
    }

    private void Check()
    {
        Expect(Identifier.IsValid(Id), $"the id is not valid ({Identifier.Rule})");
        Expect(_tasks.Count is > 0 and <= 1000, $"it has {_tasks.Count} tasks, not 1 to 1000");
        Expect(_maxActiveRuns is >= 1 and <= 1000, $"a maximum of {_maxActiveRuns} active runs is not between 1 and 1000");
        Expect(_maxActiveTasks is >= 1 and <= 10_000, $"a maximum of {_maxActiveTasks} active tasks is not between 1 and 10000");
        Expect(_maxLostWorkers is >= 0 and <= 1000, $"a maximum of {_maxLostWorkers} lost workers is not between 0 and 1000");
        Expect(_runTimeout is null || _runTimeout > TimeSpan.Zero, $"a run timeout of {_runTimeout} is not longer than zero");
        Expect(_retry.Problem() is null, $"{_retry.Problem()}");
        Expect(_catchup != Scheduling.Catchup.All || _start is not null, "catchup All needs a start date");
        Expect(_schedule.Problem(_start, _catchup) is null, $"{_schedule.Problem(_start, _catchup)}");
        CheckParams();
    }

    private void CheckParams()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var param in _params)
        {
            Expect(Identifier.IsValid(param.Name), $"'{param.Name}' is no name of a parameter ({Identifier.Rule})");
            Expect(names.Add(param.Name), $"there are two parameters '{param.Name}'");
            Expect(
                !param.IsRequired || !_schedule.RunsByItself,
                $"the parameter '{param.Name}' needs a default, for the DAG also runs when nobody gives parameters");
            try
            {
                _ = param.IsRequired ? default : param.Read(param.Default);
            }
            catch (ParamException exception)
            {
                throw new DagDefinitionException(Id, $"the default of a parameter is not valid: {exception.Message.TrimEnd('.')}");
            }
        }
    }
}
