using Microsoft.Extensions.Logging;
using Millrace.Cli.Commands;
using Millrace.Cli.Settings;
using Millrace.Orchestration;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Notifications;
using Millrace.Orchestration.Scheduling;
using Millrace.RandomUsers.Dags;

namespace Millrace.Cli.Hosting;

/// <summary>The DAGs of the pipeline that the settings choose.</summary>
/// <param name="Plan">Their names.</param>
/// <param name="Dags">The DAGs.</param>
internal sealed record PipelineCatalog(PipelineDagPlan Plan, DagCatalog Dags)
{
    /// <summary>Defines them.</summary>
    /// <param name="context">The settings.</param>
    /// <param name="chosen">The pipeline.</param>
    /// <param name="stages">What the tasks work with.</param>
    /// <exception cref="DagDefinitionException">The schedule cannot be used.</exception>
    public static PipelineCatalog Of(CommandContext context, ChosenPipeline chosen, IPipelineStages stages)
    {
        var plan = chosen.Users is null ? PipelineDagPlan.Of(chosen.Pipeline) : PipelineDagPlan.OfUsers(chosen.Pipeline.Extract.Keys);
        return Of(context, chosen, stages, context.Find(KnownSettings.Every) is { } every
            ? plan with { Schedule = Schedule.Every(every) }
            : plan);
    }

    /// <summary>The DAG of that id.</summary>
    /// <exception cref="OrchestratorException">There is none; the message says which there are.</exception>
    public Dag Dag(string id) => Dags.Find(id) ?? throw new OrchestratorException(
        $"There is no DAG '{id}'; there are {string.Join(", ", Dags.All.Select(dag => dag.Id))}.");

    /// <summary>A DAG alone, whose runs are made by hand only.</summary>
    /// <exception cref="OrchestratorException">There is none of that id.</exception>
    public static Dag Unscheduled(CommandContext context, ChosenPipeline chosen, IPipelineStages stages, string id)
    {
        var plan = Of(context, chosen, stages).Plan with { Schedule = Schedule.Manual };
        return Of(context, chosen, stages, plan).Dag(id);
    }

    private static PipelineCatalog Of(CommandContext context, ChosenPipeline chosen, IPipelineStages stages, PipelineDagPlan plan)
    {
        var logger = context.LoggerFactory.CreateLogger<PipelineCatalog>();
        var trouble = new DelegateNotifier((notification, _) =>
        {
            logger.TaskTrouble(notification.Summary);
            return Task.CompletedTask;
        });
        return new PipelineCatalog(plan, new DagCatalog(PipelineDags.Define(plan, chosen.Pipeline, stages, trouble)));
    }
}
