namespace Millrace.Orchestration.State;

/// <summary>A table of the orchestrator's state: a collection of the database <c>millrace</c>, its unique keys and its indexes.
/// Immutable.</summary>
public sealed class StateTable
{
    private StateTable(string name, string[][] unique, string[][] indexes)
    {
        Name = name;
        UniqueKeys = unique;
        Indexes = indexes;
    }

    /// <summary>What is known of each DAG: paused, how far it is scheduled, its shape.</summary>
    public static StateTable Dags { get; } = new("dags", [], []);

    /// <summary>Runs with their tasks. One run of a DAG at a logical date.</summary>
    public static StateTable Runs { get; } = new(
        "dag_runs",
        [["dagId", "logicalDate"]],
        [
            ["open"], ["dagId", "state", "logicalDate"], ["dagId", "type", "logicalDate"], ["dagId", "startedAt"], ["state", "logicalDate"],
            ["state", "startedAt"], ["type", "logicalDate"], ["logicalDate"], ["startedAt"], ["endedAt"], ["runId"],
            ["backfillId"],
        ]);

    /// <summary>Leases that one process holds at a time: the scheduler's.</summary>
    public static StateTable Leases { get; } = new("leases", [], []);

    /// <summary>Processes that run tasks, and their signs of life.</summary>
    public static StateTable Workers { get; } = new("workers", [], []);

    /// <summary>Pools and who holds their slots.</summary>
    public static StateTable Pools { get; } = new("pools", [], []);

    /// <summary>Values that tasks leave for other tasks.</summary>
    public static StateTable XComs { get; } = new("xcoms", [], [["dagId", "runId", "taskId"]]);

    /// <summary>Named values set by people.</summary>
    public static StateTable Variables { get; } = new("variables", [], []);

    /// <summary>Named positions that tasks keep from run to run.</summary>
    public static StateTable Cursors { get; } = new("cursors", [], []);

    /// <summary>Datasets and how often each changed.</summary>
    public static StateTable Datasets { get; } = new("datasets", [], []);

    /// <summary>Backfills.</summary>
    public static StateTable Backfills { get; } = new("backfills", [], [["open"], ["dagId", "createdAt"]]);

    /// <summary>Lines that tasks logged.</summary>
    public static StateTable TaskLogs { get; } = new("task_logs", [], [["at"]]);

    /// <summary>Who did what: triggers, pauses, clears, marks.</summary>
    public static StateTable Audit { get; } = new("audit", [], [["at"], ["dagId", "at"], ["runId", "at"]]);

    /// <summary>A counter that says "something changed" to other processes.</summary>
    public static StateTable Signals { get; } = new("signals", [], []);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StateTable> All { get; } =
        [Dags, Runs, Leases, Workers, Pools, XComs, Variables, Cursors, Datasets, Backfills, TaskLogs, Audit, Signals];

    /// <summary>The collection's name.</summary>
    public string Name { get; }

    /// <summary>Fields that no two documents may agree in, beside <c>_id</c>.</summary>
    public IReadOnlyList<IReadOnlyList<string>> UniqueKeys { get; }

    /// <summary>Fields that are searched and sorted by.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Indexes { get; }
}
