using Millrace.Faults.Tests.Servers;

namespace Millrace.Faults.Tests;

/// <summary>The cases on the embedded broker.</summary>
public sealed class EmbeddedBrokerTests : FaultCases
{
    protected override Task<KafkaServer> StartKafkaAsync() => EmbeddedKafka.StartAsync();
}
