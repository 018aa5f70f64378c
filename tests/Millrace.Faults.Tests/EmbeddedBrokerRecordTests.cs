using Millrace.Faults.Tests.Servers;

namespace Millrace.Faults.Tests;

/// <summary>The record cases on the embedded broker.</summary>
[Trait("suite", "faults")]
public sealed class EmbeddedBrokerRecordTests : RecordFaultCases
{
    protected override Task<KafkaServer> StartKafkaAsync() => EmbeddedKafka.StartAsync();
}
