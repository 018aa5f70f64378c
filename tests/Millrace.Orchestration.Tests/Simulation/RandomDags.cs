using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Scheduling;

namespace Millrace.Orchestration.Tests.Simulation;

/// <summary>DAGs of random shape: rules, branches, mapped tasks, retries, pools, datasets.</summary>
internal static class RandomDags
{
    public const int PoolSlots = 3;

    private static readonly Func<TaskContext, Task> Nothing = static _ => System.Threading.Tasks.Task.CompletedTask;
    private static readonly Dataset Landed = new("landed");

    public static DagCatalog Make(Random random, DateTimeOffset start) => new(
        Enumerable.Range(0, 3).Select(number => Timed(random, $"timed{number}", start)).Append(Triggered(random)));

    private static Dag Timed(Random random, string id, DateTimeOffset start)
    {
        var dag = Dag.Define(id)
            .On(random.Next(2) == 0 ? Schedule.Cron("* * * * *") : Schedule.Every(TimeSpan.FromSeconds(random.Next(10, 60))))
            .StartAt(start)
            .Catchup(Catchup.All)
            .MaxActiveRuns(random.Next(1, 5))
            .MaxActiveTasks(random.Next(1, 6))
            .MaxLostWorkers(random.Next(0, 4));
        AddTasks(random, dag);
        return dag.Build();
    }

    private static Dag Triggered(Random random)
    {
        var dag = Dag.Define("triggered").On(Schedule.OnAny(Landed)).MaxActiveRuns(2);
        AddTasks(random, dag);
        return dag.Build();
    }

    private static void AddTasks(Random random, DagBuilder dag)
    {
        var tasks = new List<TaskBuilder>();
        for (var number = 0; number < random.Next(2, 8); number++)
        {
            var task = Task(random, dag, $"t{number}", tasks);
            task.After([.. tasks.Where(_ => random.Next(3) == 0)]);
            task.When((TriggerRule)random.Next(7));
            task.Retry(random.Next(4), TimeSpan.FromSeconds(random.Next(10)));
            if (random.Next(4) == 0)
            {
                task.Pool("small", random.Next(1, PoolSlots + 1));
            }

            if (random.Next(5) == 0)
            {
                task.MaxActive(random.Next(1, 3));
            }

            tasks.Add(task);
        }

        if (dag.Id != "triggered")
        {
            tasks[0].Produces(Landed);
        }
    }

    private static TaskBuilder Task(Random random, DagBuilder dag, string id, List<TaskBuilder> before) => random.Next(6) switch
    {
        0 => dag.Branch(id, static _ => System.Threading.Tasks.Task.FromResult<IReadOnlyList<string>>([])),
        1 => dag.Map(id, Enumerable.Range(0, random.Next(4)).ToList(), static (_, _) => System.Threading.Tasks.Task.CompletedTask),
        2 when before.Count > 0 =>
            dag.Map<int>(id, before[random.Next(before.Count)], static (_, _) => System.Threading.Tasks.Task.CompletedTask),
        _ => dag.Task(id, Nothing),
    };
}
