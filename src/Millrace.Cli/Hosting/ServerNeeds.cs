namespace Millrace.Cli.Hosting;

/// <summary>What a command needs to talk to, and where an embedded server is to listen.</summary>
/// <param name="KafkaPort">The embedded broker's port, 0 for any; null when the command needs no Kafka.</param>
/// <param name="MongoPort">The embedded store's port, 0 for any; null when the command needs no MongoDB.</param>
internal readonly record struct ServerNeeds(int? KafkaPort, int? MongoPort);
