using Millrace.Faults.Tests.Servers;

namespace Millrace.Faults.Tests;

/// <summary>The cases on librdkafka's mock cluster.</summary>
public sealed class MockClusterTests : FaultCases
{
    protected override Task<KafkaServer> StartKafkaAsync() => MockKafka.StartAsync();
}
