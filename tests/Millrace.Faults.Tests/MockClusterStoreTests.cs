using Millrace.Faults.Tests.Servers;

namespace Millrace.Faults.Tests;

/// <summary>The store cases on librdkafka's mock cluster.</summary>
[Trait("suite", "faults")]
public sealed class MockClusterStoreTests : StoreFaultCases
{
    protected override Task<KafkaServer> StartKafkaAsync() => MockKafka.StartAsync();
}
