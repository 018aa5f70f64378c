using System.Text;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Tests.Protocol;

/// <summary>
/// Request bodies that another implementation (kafka-python 2.0.2) encoded: round trips alone could be wrong in both directions.
/// </summary>
public sealed class ForeignFrameTests
{
    [Fact]
    public void JoinGroup_2_of_another_client_is_read()
    {
        var request = Read<JoinGroupRequest>("000167000027100000753000016d0008636f6e73756d657200000001000572616e6765000000020102", 2);
        Assert.Equal(
            ("g", 10000, 30000, "m", "consumer"),
            (request.GroupId, request.SessionTimeoutMs, request.RebalanceTimeoutMs, request.MemberId, request.ProtocolType));
        var protocol = Assert.Single(request.Protocols);
        Assert.Equal("range", protocol.Name);
        Assert.Equal([1, 2], protocol.Metadata.ToArray());
    }

    [Fact]
    public void SyncGroup_1_of_another_client_is_read()
    {
        var request = Read<SyncGroupRequest>("0001670000000300016d0000000100016d0000000109", 1);
        Assert.Equal(("g", 3, "m"), (request.GroupId, request.GenerationId, request.MemberId));
        var assignment = Assert.Single(request.Assignments);
        Assert.Equal("m", assignment.MemberId);
        Assert.Equal([9], assignment.Data.ToArray());
    }

    [Fact]
    public void OffsetCommit_2_of_another_client_is_read()
    {
        var request = Read<OffsetCommitRequest>(
            "0001670000000400016dffffffffffffffff000000010001740000000100000001000000000000002a00046d657461",
            2);
        Assert.Equal(("g", 4, "m"), (request.GroupId, request.GenerationId, request.MemberId));
        var partition = Assert.Single(Assert.Single(request.Topics).Partitions);
        Assert.Equal((1, 42L, "meta"), (partition.Index, partition.Offset, partition.Metadata));
    }

    [Fact]
    public void Fetch_4_of_another_client_is_read()
    {
        var request = Read<FetchRequest>("ffffffff000001f400000001000003e800000000010001740000000100000002000000000000004d00001000", 4);
        Assert.Equal((500, 1, 1000), (request.MaxWaitMs, request.MinBytes, request.MaxBytes));
        var partition = Assert.Single(Assert.Single(request.Topics).Partitions);
        Assert.Equal((2, 77L, 4096), (partition.Index, partition.FetchOffset, partition.MaxBytes));
    }

    [Fact]
    public void Fetch_11_of_another_client_is_read()
    {
        var request = Read<FetchRequest>(
            "ffffffff000001f400000001000003e801000000070000000800000001000174000000010000000200000005000000000000004d000000"
            + "0000000001000010000000000000047261636b",
            11);
        Assert.Equal((7, 8, "rack"), (request.SessionId, request.SessionEpoch, request.RackId));
        var partition = Assert.Single(Assert.Single(request.Topics).Partitions);
        Assert.Equal(
            (2, 5, 77L, 1L, 4096),
            (partition.Index, partition.CurrentLeaderEpoch, partition.FetchOffset, partition.LogStartOffset, partition.MaxBytes));
        Assert.Empty(request.ForgottenTopics);
    }

    [Fact]
    public void Produce_8_of_another_client_is_read()
    {
        var request = Read<ProduceRequest>("00027478ffff00000bb800000001000174000000010000000100000003616263", 8);
        Assert.Equal(("tx", (short)-1, 3000), (request.TransactionalId, request.Acks, request.TimeoutMs));
        var partition = Assert.Single(Assert.Single(request.Topics).Partitions);
        Assert.Equal(1, partition.Index);
        Assert.Equal("abc", Encoding.ASCII.GetString(partition.Records.Bytes.Span));
    }

    [Fact]
    public void CreateTopics_3_of_another_client_is_read()
    {
        var request = Read<CreateTopicsRequest>(
            "000000010001740000000300010000000000000001000c726574656e74696f6e2e6d73000135000003e801",
            3);
        var topic = Assert.Single(request.Topics);
        Assert.Equal(("t", 3, (short)1), (topic.Name, topic.NumPartitions, topic.ReplicationFactor));
        Assert.Equal("5", Assert.Single(topic.Configs).Value);
        Assert.Equal((1000, true), (request.TimeoutMs, request.ValidateOnly));
    }

    [Fact]
    public void Metadata_5_of_another_client_is_read()
    {
        var request = Read<MetadataRequest>("0000000200016100016200", 5);
        Assert.Equal(["a", "b"], request.Topics!.ConvertAll(topic => topic.Name));
        Assert.False(request.AllowAutoTopicCreation);
    }

    [Fact]
    public void ListOffsets_1_of_another_client_is_read()
    {
        var request = Read<ListOffsetsRequest>("ffffffff000000010001740000000100000004fffffffffffffffe", 1);
        var partition = Assert.Single(Assert.Single(request.Topics).Partitions);
        Assert.Equal((4, -2L), (partition.Index, partition.Timestamp));
    }

    private static T Read<T>(string hex, short version)
        where T : IWireStruct, new()
    {
        var bytes = Convert.FromHexString(hex);
        var reader = new KafkaReader(bytes) { Version = version };
        var message = new T();
        message.Visit(ref reader);
        Assert.Equal(bytes.Length, reader.Position);
        return message;
    }
}
