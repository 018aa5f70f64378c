using System.Buffers.Binary;
using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Tests.Wire;

public sealed class FramingTests
{
    private static readonly BsonDocument Ping = new() { { "ping", 1 }, { "$db", "admin" } };

    [Fact]
    public async Task Legacy_isMaster_in_OP_QUERY_is_answered_with_a_standalone_hello()
    {
        await using TestStore test = await TestStore.StartAsync();
        await test.Client.SendQueryAsync("admin.$cmd", new BsonDocument { { "isMaster", 1 }, { "helloOk", true } });
        BsonDocument hello = await test.Client.ReadReplyAsync();

        Assert.Equal(1, hello["ok"].ToDouble());
        Assert.True(hello["ismaster"].AsBoolean);
        Assert.True(hello["helloOk"].AsBoolean);
        Assert.Equal(21, hello["maxWireVersion"].AsInt32);
        Assert.False(hello.ContainsKey("setName"));
        Assert.False(hello.ContainsKey("topologyVersion"));
    }

    [Fact]
    public async Task Any_other_command_in_OP_QUERY_is_refused_and_the_connection_goes_on()
    {
        await using TestStore test = await TestStore.StartAsync();
        await test.Client.SendQueryAsync("admin.$cmd", new BsonDocument { { "ping", 1 } });
        Assert.Equal(352, (await test.Client.ReadReplyAsync())["code"].AsInt32);
        await test.OkAsync("""{"ping": 1}""");
    }

    [Fact]
    public async Task Documents_in_a_sequence_and_in_the_body_are_inserted_alike()
    {
        await using TestStore test = await TestStore.StartAsync();
        byte[] body = new BsonDocument { { "insert", "c" }, { "$db", "test" } }.ToBytes();
        byte[] one = new BsonDocument { { "_id", 1 } }.ToBytes();
        byte[] two = new BsonDocument { { "_id", 2 } }.ToBytes();
        byte[] sequence = [.. "documents\0"u8, .. one, .. two];
        byte[] size = BitConverter.GetBytes(sequence.Length + 4);
        await test.Client.SendMessageAsync(0, [0, .. body, 1, .. size, .. sequence]);
        Assert.Equal(2, (await test.Client.ReadReplyAsync())["n"].AsInt32);
        await test.InsertAsync("c", """[{"_id": 3}]""");
        Assert.Equal("""[{"_id":1},{"_id":2},{"_id":3}]""", await test.ResultAsync("""{"find": "c"}"""));
    }

    [Fact]
    public async Task A_message_with_moreToCome_is_done_and_not_answered()
    {
        await using TestStore test = await TestStore.StartAsync();
        BsonDocument insert = BsonDocument.FromJson(
            """{"insert": "c", "documents": [{"_id": 1}], "writeConcern": {"w": 0}, "$db": "test"}""");
        await test.Client.SendMessageAsync(2, [0, .. insert.ToBytes()]);
        // The reply to the next message is the first that comes: its id is checked by the client.
        Assert.Equal(1, (await test.OkAsync("""{"count": "c"}"""))["n"].AsInt32);
    }

    [Fact]
    public async Task A_right_checksum_is_accepted_and_a_wrong_one_closes_the_connection()
    {
        await using TestStore test = await TestStore.StartAsync();
        byte[] message = MessageWithChecksum(requestId: 7);
        await test.Client.SendBytesAsync(message);
        Assert.Equal(1, (await test.Client.ReadReplyAsync(responseTo: 7))["ok"].ToDouble());
        message[^1] ^= 1;
        await test.Client.SendBytesAsync(message);
        Assert.True(await test.Client.IsClosedByServerAsync());
    }

    [Theory]
    [InlineData("a length below the header's", 15, 2013, "")]
    [InlineData("a length beyond the limit", 48_000_001, 2013, "")]
    [InlineData("an unknown kind of message", 20, 2001, "00000000")]
    [InlineData("no flags", 18, 2013, "0000")]
    [InlineData("no body", 20, 2013, "00000000")]
    [InlineData("an unknown required flag", 21, 2013, "0400000000")]
    [InlineData("an unknown section", 26, 2013, "00000000" + "02" + "0500000000")]
    [InlineData("two bodies", 32, 2013, "00000000" + "000500000000" + "000500000000")]
    [InlineData("a body longer than the message", 26, 2013, "00000000" + "00" + "0600000000")]
    [InlineData("a sequence longer than the message", 26, 2013, "00000000" + "01" + "ff00000000")]
    [InlineData("OP_QUERY cut short", 20, 2004, "00000000")]
    public async Task A_malformed_frame_closes_its_connection_and_no_other(string what, int length, int opCode, string payload)
    {
        await using TestStore test = await TestStore.StartAsync();
        await using WireClient broken = await WireClient.ConnectAsync(test.Store.Port);
        byte[] header = new byte[16];
        BinaryPrimitives.WriteInt32LittleEndian(header, length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(12), opCode);
        await broken.SendBytesAsync([.. header, .. Convert.FromHexString(payload)]);
        Assert.True(await broken.IsClosedByServerAsync(), what);
        await test.OkAsync("""{"ping": 1}""");
    }

    [Fact]
    public async Task A_malformed_document_inside_a_body_is_an_error_and_the_connection_goes_on()
    {
        await using TestStore test = await TestStore.StartAsync();
        byte[] body = new BsonDocument { { "find", "c" }, { "filter", new BsonDocument { { "a", "text" } } }, { "$db", "test" } }.ToBytes();
        int text = body.AsSpan().IndexOf("text"u8);
        body[text - 4] = 200; // the string's length
        await test.Client.SendMessageAsync(0, [0, .. body]);
        Assert.Equal(22, (await test.Client.ReadReplyAsync())["code"].AsInt32);
        await test.OkAsync("""{"ping": 1}""");
    }

    [Fact]
    public async Task A_frame_that_comes_byte_by_byte_is_read_as_one()
    {
        await using TestStore test = await TestStore.StartAsync();
        foreach (byte b in MessageWithChecksum(requestId: 7)) await test.Client.SendBytesAsync([b]);
        Assert.Equal(1, (await test.Client.ReadReplyAsync(responseTo: 7))["ok"].ToDouble());
    }

    private static byte[] MessageWithChecksum(int requestId)
    {
        byte[] sections = [1, 0, 0, 0, 0, .. Ping.ToBytes()];
        byte[] message = new byte[16 + sections.Length + 4];
        BinaryPrimitives.WriteInt32LittleEndian(message, message.Length);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(4), requestId);
        BinaryPrimitives.WriteInt32LittleEndian(message.AsSpan(12), 2013);
        sections.CopyTo(message, 16);
        BinaryPrimitives.WriteUInt32LittleEndian(message.AsSpan(message.Length - 4), Crc32C(message.AsSpan(0, message.Length - 4)));
        return message;
    }

    // Bit by bit, as the polynomial says, so that it shares nothing with the server's.
    private static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82F63B78 : crc >> 1;
        }

        return ~crc;
    }
}
