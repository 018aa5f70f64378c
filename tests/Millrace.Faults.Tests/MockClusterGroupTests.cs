using Millrace.Faults.Tests.Servers;

namespace Millrace.Faults.Tests;

/// <summary>The group cases on librdkafka's mock cluster.</summary>
[Trait("suite", "faults")]
public sealed class MockClusterGroupTests : GroupFaultCases
{
    protected override Task<KafkaServer> StartKafkaAsync() => MockKafka.StartAsync();
}
