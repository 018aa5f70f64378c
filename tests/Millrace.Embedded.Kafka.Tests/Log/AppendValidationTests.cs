using System.Buffers.Binary;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Tests.Support;

namespace Millrace.Embedded.Kafka.Tests.Log;

/// <summary>What a partition refuses to append, and what an idempotent producer may repeat.</summary>
public sealed class AppendValidationTests
{
    [Theory]
    [InlineData(0, 1, 87)] // base offset
    [InlineData(16, 1, 87)] // magic
    [InlineData(22, 1 << 5, 87)] // control batch
    [InlineData(22, 1 << 4, 48)] // transactional
    [InlineData(22, 7, 76)] // codec
    [InlineData(60, 5, 87)] // count
    [InlineData(26, 3, 87)] // last offset delta
    public void A_batch_with_a_wrong_field_is_refused(int position, byte value, short expected)
    {
        using var directory = new TemporaryDirectory();
        using var log = TestLog.Open(directory);
        var batch = Batches.Of("a", "b");
        batch[position] = value;
        Assert.Equal((ErrorCode)expected, log.Append(Batches.Sealed(batch), TestLog.ProduceVersion).Error);
        Assert.Equal(0, log.EndOffset);
    }

    [Fact]
    public void A_batch_with_a_wrong_checksum_is_CORRUPT_MESSAGE()
    {
        using var directory = new TemporaryDirectory();
        using var log = TestLog.Open(directory);
        var batch = Batches.Of("a");
        batch[^2] ^= 1;
        Assert.Equal(ErrorCode.CORRUPT_MESSAGE, log.Append(batch, TestLog.ProduceVersion).Error);
    }

    [Fact]
    public void Two_batches_for_one_partition_are_INVALID_RECORD()
    {
        using var directory = new TemporaryDirectory();
        using var log = TestLog.Open(directory);
        byte[] two = [.. Batches.Of("a"), .. Batches.Of("b")];
        Assert.Equal(ErrorCode.INVALID_RECORD, log.Append(two, TestLog.ProduceVersion).Error);
    }

    [Fact]
    public void A_batch_that_is_shorter_or_larger_than_allowed_is_refused()
    {
        using var directory = new TemporaryDirectory();
        using var log = TestLog.Open(directory, null, ("max.message.bytes", "100"));
        Assert.Equal(ErrorCode.CORRUPT_MESSAGE, log.Append(Batches.Of("a").AsSpan(0, 60), TestLog.ProduceVersion).Error);
        Assert.Equal(ErrorCode.CORRUPT_MESSAGE, log.Append(Batches.Of("a").AsSpan(0, 65), TestLog.ProduceVersion).Error);
        Assert.Equal(ErrorCode.MESSAGE_TOO_LARGE, log.Append(Batches.Of(new string('x', 100)), TestLog.ProduceVersion).Error);
    }

    [Fact]
    public void Zstd_below_Produce_7_is_UNSUPPORTED_COMPRESSION_TYPE()
    {
        using var directory = new TemporaryDirectory();
        using var log = TestLog.Open(directory);
        var batch = Batches.Of("a");
        BinaryPrimitives.WriteInt16BigEndian(batch.AsSpan(21), 4);
        Batches.Sealed(batch);
        Assert.Equal(ErrorCode.UNSUPPORTED_COMPRESSION_TYPE, log.Append(batch.ToArray(), 6).Error);
        Assert.Equal(ErrorCode.NONE, log.Append(batch, 7).Error);
    }

    [Fact]
    public void A_repeated_batch_is_acknowledged_with_its_first_offset_and_stored_once()
    {
        using var directory = new TemporaryDirectory();
        using var log = TestLog.Open(directory);
        for (var i = 0; i < 8; i++)
            Assert.Equal(i * 2, TestLog.AppendOk(log, Batches.From(7, 0, i * 2, "a", "b")));
        for (var i = 3; i < 8; i++)
            Assert.Equal(i * 2, TestLog.AppendOk(log, Batches.From(7, 0, i * 2, "a", "b")));
        Assert.Equal(ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER, log.Append(Batches.From(7, 0, 4, "a", "b"), 8).Error);
        Assert.Equal(16, log.EndOffset);
    }

    [Fact]
    public void A_repeated_batch_is_recognised_after_a_restart()
    {
        using var directory = new TemporaryDirectory();
        using (var log = TestLog.Open(directory, null, ("segment.bytes", "1024")))
        {
            for (var i = 0; i < 30; i++)
                TestLog.AppendOk(log, Batches.From(7, 3, i, "value"));
        }

        using var reopened = TestLog.Open(directory);
        Assert.Equal(29, TestLog.AppendOk(reopened, Batches.From(7, 3, 29, "value")));
        Assert.Equal(30, TestLog.AppendOk(reopened, Batches.From(7, 3, 30, "value")));
        Assert.Equal(ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER, reopened.Append(Batches.From(7, 3, 32, "value"), 8).Error);
    }

    [Fact]
    public void An_older_epoch_is_fenced_and_a_newer_one_starts_at_zero()
    {
        using var directory = new TemporaryDirectory();
        using var log = TestLog.Open(directory);
        TestLog.AppendOk(log, Batches.From(7, 1, 0, "a"));
        Assert.Equal(ErrorCode.INVALID_PRODUCER_EPOCH, log.Append(Batches.From(7, 0, 1, "a"), 8).Error);
        Assert.Equal(ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER, log.Append(Batches.From(7, 2, 1, "a"), 8).Error);
        TestLog.AppendOk(log, Batches.From(7, 2, 0, "a"));
    }

    [Fact]
    public void An_unknown_producer_may_begin_anywhere_and_sequences_wrap_to_zero()
    {
        using var directory = new TemporaryDirectory();
        using var log = TestLog.Open(directory);
        TestLog.AppendOk(log, Batches.From(7, 0, int.MaxValue - 1, "a", "b", "c"));
        TestLog.AppendOk(log, Batches.From(7, 0, 1, "d"));
    }
}
