using Millrace.Bson;
using Millrace.Orchestration.Notifications;
using Millrace.Orchestration.Scheduling;

namespace Millrace.Orchestration.Dags;

/// <summary>A directed acyclic graph of tasks with its schedule, checked and complete. Immutable and thread-safe.</summary>
public sealed class Dag
{
    internal Dag()
    {
    }

    /// <summary>Its id: letters, digits, <c>_ - .</c>, at most 250.</summary>
    public required string Id { get; init; }

    /// <summary>For people.</summary>
    public string Description { get; init; } = "";

    /// <summary>Words to find it by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Who looks after it.</summary>
    public string Owner { get; init; } = "";

    /// <summary>When it runs.</summary>
    public required Schedule Schedule { get; init; }

    /// <summary>The earliest logical date; null for when the DAG is first seen.</summary>
    public DateTimeOffset? StartDate { get; init; }

    /// <summary>What becomes of missed intervals.</summary>
    public Catchup Catchup { get; init; }

    /// <summary>Runs that may be running at a time, backfills apart.</summary>
    public int MaxActiveRuns { get; init; }

    /// <summary>Tasks of one run that may run at a time.</summary>
    public int MaxActiveTasks { get; init; }

    /// <summary>How long a run may take; null for as long as it likes.</summary>
    public TimeSpan? RunTimeout { get; init; }

    /// <summary>How often a task may lose its worker before that counts as a failure.</summary>
    public int MaxLostWorkers { get; init; }

    /// <summary>The DAG stays paused when it is first seen until someone unpauses it.</summary>
    public bool PausedAtFirst { get; init; }

    /// <summary>What a run may be given.</summary>
    public IReadOnlyList<ParamDefinition> Params { get; init; } = [];

    /// <summary>The tasks, each after those it depends on.</summary>
    public required IReadOnlyList<TaskDefinition> Tasks { get; init; }

    internal IReadOnlyDictionary<string, TaskDefinition> TasksById { get; init; } = new Dictionary<string, TaskDefinition>();

    internal IReadOnlyDictionary<NotificationKind, IReadOnlyList<INotifier>> Notifiers { get; init; } =
        new Dictionary<NotificationKind, IReadOnlyList<INotifier>>();

    /// <summary>Begins a DAG.</summary>
    public static DagBuilder Define(string id) => new(id);

    /// <summary>The task of that id, or null.</summary>
    public TaskDefinition? FindTask(string id) => TasksById.GetValueOrDefault(id);

    /// <summary>The parameters of a run: what it is given, checked, and the defaults.</summary>
    /// <exception cref="ParamException">Something is missing, unknown, of another type or out of bounds.</exception>
    public ParamValues ReadParams(BsonDocument conf)
    {
        foreach (var (name, _) in conf)
        {
            if (Params.All(param => param.Name != name))
            {
                throw new ParamException(Params.Count == 0
                    ? $"The DAG '{Id}' takes no parameters, but '{name}' was given."
                    : $"The DAG '{Id}' has no parameter '{name}'; it has {string.Join(", ", Params.Select(param => param.Name))}.", name);
            }
        }

        return new ParamValues(new BsonDocument(Params.Select(param => new BsonElement(param.Name, param.Read(conf[param.Name])))));
    }
}
