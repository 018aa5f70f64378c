using Millrace.Faults.Tests.Servers;

namespace Millrace.Faults.Tests;

/// <summary>The record cases on librdkafka's mock cluster.</summary>
[Trait("suite", "faults")]
public sealed class MockClusterRecordTests : RecordFaultCases
{
    protected override Task<KafkaServer> StartKafkaAsync() => MockKafka.StartAsync();
}
