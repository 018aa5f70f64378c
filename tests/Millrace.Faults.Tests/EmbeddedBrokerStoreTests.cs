using Millrace.Faults.Tests.Servers;

namespace Millrace.Faults.Tests;

/// <summary>The store cases on the embedded broker.</summary>
[Trait("suite", "faults")]
public sealed class EmbeddedBrokerStoreTests : StoreFaultCases
{
    protected override Task<KafkaServer> StartKafkaAsync() => EmbeddedKafka.StartAsync();
}
