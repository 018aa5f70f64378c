using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Notifications;
using Millrace.Orchestration.Scheduling;
using Millrace.Pipelines.Definition;

namespace Millrace.RandomUsers.Dags;

/// <summary>
/// A pipeline as DAGs: one extracts on a schedule, one loads until it is stopped, one transforms whenever records were loaded.
/// </summary>
public static class PipelineDags
{
    private static readonly RetryPolicy ExtractRetry = new() { Retries = 2, Delay = TimeSpan.FromSeconds(10) };

    // A loader waits for its servers itself; what ends it is rare, and giving up would leave records lying in the topic.
    private static readonly RetryPolicy LoadRetry = new()
    {
        Retries = 1000, Delay = TimeSpan.FromSeconds(5), Backoff = RetryBackoff.Exponential, MaxDelay = TimeSpan.FromMinutes(5),
    };

    private static readonly RetryPolicy TransformRetry = new() { Retries = 3, Delay = TimeSpan.FromSeconds(5) };

    /// <summary>The DAGs; without transforms there are two.</summary>
    /// <param name="plan">Names and schedule.</param>
    /// <param name="pipeline">The definitions.</param>
    /// <param name="stages">What the tasks work with.</param>
    /// <param name="troubleTeller">Is told of tries and runs that failed.</param>
    /// <exception cref="DagDefinitionException">The schedule or a name cannot be used.</exception>
    public static IReadOnlyList<Dag> Define(
        PipelineDagPlan plan, Pipeline pipeline, IPipelineStages stages, INotifier troubleTeller)
    {
        var loaded = new Dataset($"mongodb://{pipeline.Load.Target.Database}/{pipeline.Load.Target.Collection}");
        var dags = new List<Dag>
        {
            Extract(plan, pipeline, stages, troubleTeller), Load(plan, pipeline, stages, loaded, troubleTeller),
        };
        if (pipeline.Transforms.Count > 0)
        {
            dags.Add(Transform(plan, pipeline, stages, loaded, troubleTeller));
        }

        return dags;
    }

    private static Dag Extract(PipelineDagPlan plan, Pipeline pipeline, IPipelineStages stages, INotifier teller)
    {
        var dag = Dag.Define(plan.ExtractDag)
            .Describe($"Polls {pipeline.Source.Name} for a window and streams what it answers to the topic {pipeline.Stream.Topic.Name}")
            .Tags("extract")
            .On(plan.Schedule)
            .MaxActiveRuns(1)
            .MaxActiveTasks(plan.Producers.Count)
            .Params(PipelineParams.OfExtract(pipeline.Extract))
            .OnFailure(teller);
        foreach (var (id, keys) in plan.Producers)
        {
            dag.Task(id, new ExtractTask(pipeline.Extract, stages, keys).RunAsync)
                .Describe($"Polls for {string.Join(", ", keys)}")
                .Retry(ExtractRetry)
                .OnRetry(teller);
        }

        return dag.Build();
    }

    private static Dag Load(PipelineDagPlan plan, Pipeline pipeline, IPipelineStages stages, Dataset loaded, INotifier teller)
    {
        var dag = Dag.Define(plan.LoadDag)
            .Describe($"Loads the topic {pipeline.Stream.Topic.Name} into {pipeline.Load.Target}, until it is stopped")
            .Tags("load")
            .On(Schedule.Manual)
            .MaxActiveRuns(1)
            .MaxActiveTasks(plan.Consumers.Count)
            // It lives as long as the installation, and so through many deaths of processes.
            .MaxLostWorkers(1000)
            .Params(PipelineParams.OfLoad())
            .OnFailure(teller);
        foreach (var id in plan.Consumers)
        {
            dag.Task(id, new LoadTask(stages, loaded).RunAsync)
                .Describe($"A member of the consumer group {pipeline.Load.Group}")
                .Retry(LoadRetry)
                .OnRetry(teller)
                .Produces(loaded);
        }

        return dag.Build();
    }

    private static Dag Transform(PipelineDagPlan plan, Pipeline pipeline, IPipelineStages stages, Dataset loaded, INotifier teller)
    {
        var dag = Dag.Define(plan.TransformDag)
            .Describe("Brings collections and views up to date with what was loaded")
            .Tags("transform")
            .On(Schedule.OnAny(loaded))
            .MaxActiveRuns(1)
            .Params(PipelineParams.OfTransform(pipeline.Extract))
            .OnFailure(teller);
        dag.Task("transform", new TransformTask(stages, loaded).RunAsync)
            .Describe($"{pipeline.Transforms.Count} collections and views")
            .Retry(TransformRetry)
            .OnRetry(teller);
        return dag.Build();
    }
}
