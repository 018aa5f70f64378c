using System.CommandLine;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Cli.Settings;
using Millrace.Orchestration;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.State;

namespace Millrace.Cli.Commands.Dags;

/// <summary><c>millrace dags test</c>: one run of a DAG in this process, for real but without history.</summary>
internal sealed class DagsTestCommand : MillraceCommand
{
    private readonly Argument<string> _dag = new("DAG") { Description = "The DAG's id" };
    private readonly RunParams _params = new();

    public DagsTestCommand()
        : base(
            "test",
            "Run a DAG once in this process and print its tasks' logs. It moves data for real, but keeps no history.",
            TaskSettings.All)
    {
        Add(_dag);
        _params.AddTo(this);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace dags test random_people_names --param window_seconds=0",
        "millrace dags test consumer_users --param stop_when_caught_up=true",
        "millrace dags test transform_users --param linger_seconds=0",
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var needs = new ServerNeeds(KafkaPort: 0, MongoPort: 0);
        await using var host = await PipelineHost.StartAsync(context, ReferenceOptions.Of(context), needs, cancellationToken);
        await using var stages = new HostedStages(host, context.Get(KnownSettings.BatchSize), context.LoggerFactory);
        var dag = PipelineCatalog.Unscheduled(context, host.Chosen, stages, context.Parsed.GetRequiredValue(_dag));
        var options = new TriggerOptions { Conf = _params.Read(context, dag), By = "test" };
        await using var orchestrator = await Orchestrator.StartAsync(
            new InMemoryStateStore(),
            new DagCatalog([dag]),
            new OrchestratorOptions { MaxParallelTasks = dag.MaxActiveTasks },
            TimeProvider.System,
            context.LoggerFactory,
            cancellationToken);
        var run = await orchestrator.Client.TriggerAsync(dag.Id, options, cancellationToken);
        var follower = new RunFollower(
            orchestrator.Client, orchestrator.Logs, line => Console.Out.WriteLine(TaskLogText.Of(line, line.Task.ToString())));
        run = await follower.FollowAsync(run.Key, cancellationToken);
        RunReport.Write(run, dag);
        return run.State == RunState.Success ? 0 : CommandLine.Failed;
    }
}
