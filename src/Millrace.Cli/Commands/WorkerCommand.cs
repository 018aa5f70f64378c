using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Cli.Settings;
using Millrace.Orchestration;

namespace Millrace.Cli.Commands;

/// <summary><c>millrace worker</c>: runs tasks that others schedule, until Ctrl-C.</summary>
internal sealed class WorkerCommand()
    : MillraceCommand(
        "worker",
        "Run tasks of the DAGs that an 'up' on the same MongoDB schedules, until Ctrl-C. Give it the options that 'up' has.",
        [.. TaskSettings.All, KnownSettings.Parallel])
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace worker --kafka 127.0.0.1:9092 --mongo mongodb://127.0.0.1:27017",
        "millrace worker --parallel 4 --kafka broker1:9092 --mongo 'mongodb://db1,db2/?replicaSet=rs0'",
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var needs = new ServerNeeds(KafkaPort: 0, MongoPort: 0);
        await using var host = await PipelineHost.StartAsync(context, ReferenceOptions.Of(context), needs, cancellationToken);
        var role = new OrchestratorOptions { MaySchedule = false };
        await using (var node = await OrchestratorHost.StartAsync(context, host, role, cancellationToken))
        {
            Banner.Write(host.Servers, node.Source, context.Get(KnownSettings.DataDir));
            await Console.Out.WriteLineAsync("Runs tasks that an 'up' on the same MongoDB schedules. Ctrl-C gives them back and ends it.");
            await ActivityLines.WriteAsync(node, cancellationToken);
        }

        await Console.Out.WriteLineAsync("Stopped; tasks that were running go on elsewhere or with the next start.");
        return 0;
    }
}
