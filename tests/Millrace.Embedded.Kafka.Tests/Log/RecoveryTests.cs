using Millrace.Embedded.Kafka.Log;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Tests.Support;

namespace Millrace.Embedded.Kafka.Tests.Log;

/// <summary>What is left of a log after crashes, bad sectors and full disks.</summary>
public sealed class RecoveryTests
{
    private const int Count = 10;

    [Fact]
    public void A_torn_last_batch_is_cut_off_wherever_the_write_stopped()
    {
        var size = Batches.Of("value").Length;
        for (var torn = 1; torn < size; torn++)
        {
            using var directory = Filled();
            var path = Assert.Single(TestLog.SegmentFiles(directory));
            using (var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite))
                RandomAccess.SetLength(file, (Count * size) - torn);
            using var log = TestLog.Open(directory);
            Assert.Equal(Count - 1, log.EndOffset);
            Assert.Equal((Count - 1) * size, new FileInfo(path).Length);
            Assert.Equal(Count - 1, TestLog.AppendOk(log, Batches.Of("again")));
        }
    }

    [Fact]
    public void Garbage_behind_the_last_batch_is_cut_off()
    {
        using var directory = Filled();
        var path = Assert.Single(TestLog.SegmentFiles(directory));
        var garbage = new byte[5000];
        new Random(1).NextBytes(garbage);
        File.AppendAllBytes(path, garbage);
        using var log = TestLog.Open(directory);
        Assert.Equal(Count, log.EndOffset);
        Assert.Equal(Enumerable.Range(0, Count).Select(i => (long)i), TestLog.ReadBatches(log, 0));
    }

    [Theory]
    [InlineData(3)] // base offset
    [InlineData(9)] // length
    [InlineData(18)] // checksum
    [InlineData(63)] // a record
    public void Damage_in_the_middle_costs_one_batch_and_is_reported_not_skipped(int position)
    {
        using var directory = Filled();
        var size = Batches.Of("value").Length;
        var path = Assert.Single(TestLog.SegmentFiles(directory));
        var bytes = File.ReadAllBytes(path);
        bytes[(4 * size) + position] ^= 0x55;
        File.WriteAllBytes(path, bytes);

        using var log = TestLog.Open(directory);
        Assert.Equal(Count, log.EndOffset);
        Assert.Equal([0, 1, 2, 3], TestLog.ReadBatches(log, 0));
        Assert.Equal(ErrorCode.CORRUPT_MESSAGE, log.Read(4, 1000, true).Error);
        Assert.Equal([5, 6, 7, 8, 9], TestLog.ReadBatches(log, 5));
        Assert.Equal(Count, TestLog.AppendOk(log, Batches.Of("more")));
        Assert.Equal(Batches.BaseTimestamp, log.FindByTimestamp(0)!.Value.Timestamp);
    }

    [Fact]
    public void A_damaged_offset_behind_other_damage_does_not_let_the_log_jump()
    {
        using var directory = Filled();
        var size = Batches.Of("value").Length;
        var path = Assert.Single(TestLog.SegmentFiles(directory));
        var bytes = File.ReadAllBytes(path);
        bytes[(4 * size) + 63] ^= 0x55;
        bytes[(5 * size) + 2] ^= 0x55;
        File.WriteAllBytes(path, bytes);

        using var log = TestLog.Open(directory);
        Assert.Equal(Count, log.EndOffset);
        Assert.Equal([6, 7, 8, 9], TestLog.ReadBatches(log, 6));
        Assert.Equal(ErrorCode.CORRUPT_MESSAGE, log.Read(5, 1000, true).Error);
    }

    [Fact]
    public void Random_damage_never_stops_the_log_from_opening_and_appending()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            using var directory = Filled();
            var path = Assert.Single(TestLog.SegmentFiles(directory));
            var bytes = File.ReadAllBytes(path);
            for (var i = 0; i < random.Next(1, 6); i++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(path, bytes);
            using var log = TestLog.Open(directory);
            var end = log.EndOffset;
            Assert.True(end <= Count + (64 * bytes.Length), $"seed {seed}, round {round}: the log jumped to {end}");
            Assert.True(TestLog.AppendOk(log, Batches.Of("after")) == end, $"seed {seed}, round {round}");
            for (var offset = log.StartOffset; offset < end; offset++)
            {
                var read = log.Read(offset, 1, true);
                Assert.True(read.Error is ErrorCode.NONE or ErrorCode.CORRUPT_MESSAGE, $"seed {seed}, round {round}");
                read.Slice?.Dispose();
            }
        }
    }

    [Fact]
    public void A_full_disk_is_KAFKA_STORAGE_ERROR_and_leaves_no_trace_in_the_log()
    {
        using var directory = new TemporaryDirectory();
        var device = new ScriptedDevice();
        using (var log = TestLog.Open(directory, device))
        {
            TestLog.AppendOk(log, Batches.From(7, 0, 0, "first"));
            device.IsFull = true;
            Assert.Equal(ErrorCode.KAFKA_STORAGE_ERROR, log.Append(Batches.From(7, 0, 1, "second"), 8).Error);
            device.CannotTruncate = true;
            Assert.Equal(ErrorCode.KAFKA_STORAGE_ERROR, log.Append(Batches.From(7, 0, 1, "second"), 8).Error);
            device.IsFull = false;
            Assert.Equal(ErrorCode.KAFKA_STORAGE_ERROR, log.Append(Batches.From(7, 0, 1, "second"), 8).Error);
            device.CannotTruncate = false;
            Assert.Equal(1, TestLog.AppendOk(log, Batches.From(7, 0, 1, "second")));
            Assert.Equal([0, 1], TestLog.ReadBatches(log, 0));
        }

        using var reopened = TestLog.Open(directory);
        Assert.Equal([0, 1], TestLog.ReadBatches(reopened, 0));
    }

    [Fact]
    public void Flushing_every_append_reaches_the_disk_before_the_acknowledgement()
    {
        using var directory = new TemporaryDirectory();
        var device = new ScriptedDevice();
        using var log = TestLog.Open(directory, new FlushingFileDevice(device));
        TestLog.AppendOk(log, Batches.Of("a"));
        TestLog.AppendOk(log, Batches.Of("b"));
        Assert.Equal(2, device.Flushes);
    }

    private static TemporaryDirectory Filled()
    {
        var directory = new TemporaryDirectory();
        using var log = TestLog.Open(directory);
        for (var i = 0; i < Count; i++)
            TestLog.AppendOk(log, Batches.Of("value"));
        return directory;
    }
}
