namespace Millrace.Orchestration.Dags;

/// <summary>The order of a DAG's tasks, each after those it depends on; finds bad and double ids, unknown dependencies and
/// cycles.</summary>
internal sealed class TaskOrder
{
    private readonly string _dagId;
    private readonly IReadOnlyList<TaskBuilder> _tasks;
    private readonly Dictionary<string, TaskBuilder> _byId = new(StringComparer.Ordinal);

    public TaskOrder(string dagId, IReadOnlyList<TaskBuilder> tasks)
    {
        _dagId = dagId;
        _tasks = tasks;
    }

    /// <exception cref="DagDefinitionException">The tasks are no directed acyclic graph.</exception>
    public IReadOnlyList<TaskBuilder> Sort()
    {
        Index();
        var open = _tasks.ToDictionary(task => task, task => task.Upstream.Distinct(StringComparer.Ordinal).Count());
        var sorted = new List<TaskBuilder>();
        // Tasks keep the order they were written in where their dependencies allow it.
        while (_tasks.FirstOrDefault(task => open.TryGetValue(task, out var left) && left == 0) is { } next)
        {
            sorted.Add(next);
            open.Remove(next);
            foreach (var task in _tasks.Where(task => open.ContainsKey(task) && task.Upstream.Contains(next.Id)))
            {
                open[task]--;
            }
        }

        return open.Count == 0 ? sorted : throw Bad($"its tasks depend on each other in a circle: {Circle(open.Keys.First(), open)}");
    }

    private void Index()
    {
        foreach (var task in _tasks)
        {
            if (!Identifier.IsValid(task.Id))
            {
                throw Bad($"'{task.Id}' is no id of a task ({Identifier.Rule})");
            }

            if (!_byId.TryAdd(task.Id, task))
            {
                throw Bad($"there are two tasks '{task.Id}'");
            }
        }

        foreach (var task in _tasks)
        {
            if (task.Upstream.FirstOrDefault(id => !_byId.ContainsKey(id)) is { } unknown)
            {
                throw Bad($"task '{task.Id}' depends on '{unknown}', which does not exist");
            }
        }
    }

    /// <summary>Walks back along dependencies that are still open until a task comes again.</summary>
    private string Circle(TaskBuilder from, Dictionary<TaskBuilder, int> open)
    {
        var path = new List<string>();
        var task = from;
        while (!path.Contains(task.Id))
        {
            path.Add(task.Id);
            task = task.Upstream.Select(id => _byId[id]).First(open.ContainsKey);
        }

        path.Add(task.Id);
        path.Reverse();
        return string.Join(" > ", path.Take(path.LastIndexOf(task.Id) + 1));
    }

    private DagDefinitionException Bad(string reason) => new(_dagId, reason);
}
