using Millrace.Cli.Hosting;
using Millrace.Cli.Settings;

namespace Millrace.Cli.Commands;

/// <summary><c>millrace store</c>: the embedded store alone, until Ctrl-C.</summary>
internal sealed class StoreCommand()
    : MillraceCommand(
        "store", "Run the embedded MongoDB-compatible store alone, until Ctrl-C.", KnownSettings.DataDir, KnownSettings.MongoPort)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace store",
        "millrace store --data-dir ./data --mongo-port 27018",
        "mongosh mongodb://127.0.0.1:27017/users --eval 'db.US.findOne()'",
    ];

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var needs = new ServerNeeds(KafkaPort: null, context.Get(KnownSettings.MongoPort)) { IsOwner = true };
        await using var servers = await LocalServers.StartAsync(context, needs, cancellationToken);
        var folder = DataFolders.Mongo(context.Get(KnownSettings.DataDir));
        await Console.Out.WriteLineAsync($"MongoDB store on {servers.MongoUri}, data in {folder}. Ctrl-C ends it.");
        await Ending.OnCtrlC(cancellationToken);
        return 0;
    }
}
