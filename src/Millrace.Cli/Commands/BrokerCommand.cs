using Millrace.Cli.Settings;
using Millrace.Embedded.Kafka;

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
        var folder = DataFolders.Kafka(context.Get(KnownSettings.DataDir));
        var options = new EmbeddedBrokerOptions { DataDirectory = folder, Port = context.Get(KnownSettings.KafkaPort) };
        await using var broker = await EmbeddedBroker.StartAsync(options, context.LoggerFactory, cancellationToken);
        await Console.Out.WriteLineAsync($"Kafka broker on {broker.BootstrapServers}, data in {folder}. Ctrl-C ends it.");
        await Ending.OnCtrlC(cancellationToken);
        return 0;
    }
}
