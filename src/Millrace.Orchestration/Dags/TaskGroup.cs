namespace Millrace.Orchestration.Dags;

/// <summary>Several tasks that the same tasks come after. Not thread-safe.</summary>
public sealed class TaskGroup
{
    internal TaskGroup(IReadOnlyList<TaskBuilder> tasks) => Tasks = tasks;

    /// <summary>The tasks.</summary>
    public IReadOnlyList<TaskBuilder> Tasks { get; }

    /// <summary>All of these run before another, which is returned to go on from.</summary>
    public TaskBuilder Then(TaskBuilder next)
    {
        next.After([.. Tasks]);
        return next;
    }

    /// <summary>All of these run before each of others, which are returned to go on from.</summary>
    public TaskGroup Then(params TaskBuilder[] next)
    {
        foreach (var task in next)
        {
            task.After([.. Tasks]);
        }

        return new TaskGroup(next);
    }
}
