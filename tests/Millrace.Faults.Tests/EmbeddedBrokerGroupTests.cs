using Millrace.Faults.Tests.Servers;

namespace Millrace.Faults.Tests;

/// <summary>The group cases on the embedded broker.</summary>
[Trait("suite", "faults")]
public sealed class EmbeddedBrokerGroupTests : GroupFaultCases
{
    protected override Task<KafkaServer> StartKafkaAsync() => EmbeddedKafka.StartAsync();
}
