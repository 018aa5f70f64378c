using Millrace.Cli.Commands;
using Millrace.Cli.Settings;

namespace Millrace.Cli.Hosting;

/// <summary>What a command needs to talk to, and where an embedded server is to listen.</summary>
/// <param name="KafkaPort">The embedded broker's port, 0 for any; null when the command needs no Kafka.</param>
/// <param name="MongoPort">The embedded store's port, 0 for any; null when the command needs no MongoDB.</param>
internal readonly record struct ServerNeeds(int? KafkaPort, int? MongoPort)
{
    /// <summary>Whether the embedded servers must be this process's own; otherwise those that another process runs on the data directory
    /// will do.</summary>
    public bool IsOwner { get; init; }

    /// <summary>The needs without the embedded servers that were never started here: a start would create their folders.</summary>
    public ServerNeeds WithoutNewFolders(CommandContext context)
    {
        var directory = context.Get(KnownSettings.DataDir);
        return this with
        {
            KafkaPort = context.Find(KnownSettings.Kafka) is null && !Directory.Exists(DataFolders.Kafka(directory)) ? null : KafkaPort,
            MongoPort = context.Find(KnownSettings.Mongo) is null && !Directory.Exists(DataFolders.Mongo(directory)) ? null : MongoPort,
        };
    }
}
