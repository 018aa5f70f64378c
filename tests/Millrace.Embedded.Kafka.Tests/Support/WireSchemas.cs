using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Embedded.Kafka.Groups;
using Millrace.Embedded.Kafka.Handlers;
using Millrace.Embedded.Kafka.Log;
using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Tests.Support;

/// <summary>The broker's own table of APIs, and the message types that belong to each.</summary>
internal static class WireSchemas
{
    private static readonly ApiTable Table = Create();

    public static IReadOnlyList<ApiHandler> All => Table.All;

    public static ApiHandler Of(ApiKey key) => Table.Find(key)!;

    public static Type Request(ApiKey key) => Message($"{key}Request");

    public static Type Response(ApiKey key) =>
        Message(key == ApiKey.IncrementalAlterConfigs ? "AlterConfigsResponse" : $"{key}Response");

    private static Type Message(string name) =>
        typeof(ApiTable).Assembly.GetType($"Millrace.Embedded.Kafka.Protocol.Messages.{name}", throwOnError: true)!;

    private static ApiTable Create()
    {
        using var directory = new TemporaryDirectory();
        var options = new EmbeddedBrokerOptions { DataDirectory = directory.Path };
        var services = new LogServices(options, new FileDevice(), TimeProvider.System, NullLogger.Instance);
        using var topics = TopicCatalog.Open(directory.Path, services);
        using var groups = new GroupCoordinator(directory.Path, services);
        return new ApiTable(topics, groups, new BrokerIdentity("test", "127.0.0.1", 0), options);
    }
}
