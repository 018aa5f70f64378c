using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Cli.Settings;
using Millrace.Orchestration;
using Millrace.Server;

namespace Millrace.Cli.Commands;

/// <summary><c>millrace up</c>: everything, until Ctrl-C. The orchestrator runs the pipeline's DAGs.</summary>
internal sealed class UpCommand()
    : MillraceCommand(
        "up",
        "Run everything until Ctrl-C: broker, store, the orchestrator with the DAGs that extract, load and transform, and the web UI.",
        [
            .. TaskSettings.All, KnownSettings.KafkaPort, KnownSettings.MongoPort, KnownSettings.Parallel, KnownSettings.Http,
            KnownSettings.RequireLogin, KnownSettings.TlsCertificate, KnownSettings.TlsKey, KnownSettings.TlsPasswordFile, KnownSettings.Ui,
        ])
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace up",
        "millrace up --every 1m --window 30s --data-dir /var/lib/millrace",
        "millrace up --http 0.0.0.0:8443 --tls-certificate millrace.pem --tls-key millrace.key",
        "millrace up --pipeline examples/github-runs.json",
        "millrace up --kafka broker1:9092,broker2:9092 --mongo 'mongodb://db1,db2/?replicaSet=rs0'",
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var needs = new ServerNeeds(context.Get(KnownSettings.KafkaPort), context.Get(KnownSettings.MongoPort)) { IsOwner = true };
        var address = WebHost.OptionsOf(context);
        using var certificate = address?.Certificate;
        await using var host = await PipelineHost.StartAsync(context, ReferenceOptions.Of(context), needs, cancellationToken);
        if (address is not null)
        {
            await WebServer.RequireUsersAsync(address, host.Mongo.Database(host.Pipeline.Load.StateDatabase), cancellationToken);
        }

        var role = new OrchestratorOptions();
        await using (var node = await OrchestratorHost.StartAsync(context, host, role, cancellationToken))
        {
            await using var web = await WebHost.StartAsync(address, context, host, node, cancellationToken);
            Banner.Write(host.Servers, node.Source, context.Get(KnownSettings.DataDir));
            if (web is not null)
            {
                await Console.Out.WriteLineAsync($"web UI and API: {web.Address}{(web.NeedsLogin ? " (with login)" : "")}");
                if (web.IsExposed)
                {
                    await Console.Out.WriteLineAsync("Passwords and data cross the network unencrypted: give --tls-certificate, or keep it "
                        + "on 127.0.0.1 behind a proxy that speaks HTTPS.");
                }
            }

            var begins = await node.BeginAsync(cancellationToken) ? "one begins now" : "none begins now: one is open, or the DAG is paused";
            await Console.Out.WriteLineAsync($"An extraction of {Tables.Duration(host.Pipeline.Extract.Window)} begins at {node.Schedule}; "
                + $"{begins}. Ctrl-C ends it cleanly.");
            await ActivityLines.WriteAsync(node, cancellationToken);
        }

        await Console.Out.WriteLineAsync("Stopped; what was extracted and not yet loaded is in the topic and goes on with the next start.");
        return 0;
    }
}
