using Millrace.Cli.Hosting;
using Millrace.Cli.Settings;

namespace Millrace.Cli.Commands;

/// <summary><c>millrace broker</c>: the embedded broker alone, until Ctrl-C.</summary>
internal sealed class BrokerCommand()
    : MillraceCommand("broker", "Run the embedded Kafka broker alone, until Ctrl-C.", KnownSettings.DataDir, KnownSettings.KafkaPort)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace broker",
        "millrace broker --data-dir ./data --kafka-port 19092",
        "kcat -b 127.0.0.1:9092 -L",
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var needs = new ServerNeeds(context.Get(KnownSettings.KafkaPort), MongoPort: null) { IsOwner = true };
        await using var servers = await LocalServers.StartAsync(context, needs, cancellationToken);
        var folder = DataFolders.Kafka(context.Get(KnownSettings.DataDir));
        await Console.Out.WriteLineAsync($"Kafka broker on {servers.BootstrapServers}, data in {folder}. Ctrl-C ends it.");
        await Ending.OnCtrlC(cancellationToken);
        return 0;
    }
}
