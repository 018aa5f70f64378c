using System.Diagnostics;

namespace Millrace.Pipelines.Transform;

/// <summary>
/// The spans of transforms: one a run, and under it one a portion or build, with links to the batches that were loaded. Thread-safe.
/// </summary>
internal static class TransformTrace
{
    /// <summary>Begins the span of a run, or does nothing when nobody listens.</summary>
    public static Activity? StartRun() => PipelineMetrics.Activities.StartActivity("transform");

    /// <summary>Keeps a run that found nothing to do from being exported: a loader's companion looks every second.</summary>
    public static void Forget(Activity? run)
    {
        if (run is not null)
        {
            run.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }

    /// <summary>Begins the span of a portion.</summary>
    /// <param name="definition">What is merged into.</param>
    /// <param name="batches">The trace contexts of the batches in it.</param>
    public static Activity? StartMerge(TransformDefinition definition, IEnumerable<string> batches) =>
        Start("transform.merge", definition, batches);

    /// <summary>Begins the span of a build.</summary>
    /// <param name="definition">What is built.</param>
    /// <param name="batches">The trace contexts of the last batches in its source.</param>
    public static Activity? StartBuild(TransformDefinition definition, IEnumerable<string> batches) =>
        Start("transform.build", definition, batches);

    private static Activity? Start(string name, TransformDefinition definition, IEnumerable<string> batches)
    {
        if (!PipelineMetrics.Activities.HasListeners())
        {
            return null;
        }

        var activity = PipelineMetrics.Activities.StartActivity(
            name, ActivityKind.Internal, parentContext: default, links: TraceLinks.To(batches));
        activity?.SetTag("millrace.transform", definition.Name);
        activity?.SetTag("db.collection.name", definition.Target.ToString());
        return activity;
    }
}
