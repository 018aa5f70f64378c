using Millrace.Embedded.Kafka.Log;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Tests.Support;

namespace Millrace.Embedded.Kafka.Tests.Log;

public sealed class PartitionLogTests
{
    [Fact]
    public void Offsets_are_given_out_without_gaps()
    {
        using var directory = new TemporaryDirectory();
        using var log = TestLog.Open(directory);
        Assert.Equal(0, TestLog.AppendOk(log, Batches.Of("a", "b")));
        Assert.Equal(2, TestLog.AppendOk(log, Batches.Of("c")));
        Assert.Equal(3, log.EndOffset);
        Assert.Equal([0, 2], TestLog.ReadBatches(log, 0));
    }

    [Fact]
    public void Reading_in_the_middle_of_a_batch_returns_the_whole_batch()
    {
        using var directory = new TemporaryDirectory();
        using var log = TestLog.Open(directory);
        TestLog.AppendOk(log, Batches.Of("a", "b", "c"));
        TestLog.AppendOk(log, Batches.Of("d"));
        Assert.Equal([0, 3], TestLog.ReadBatches(log, 2));
    }

    [Fact]
    public void A_limit_cuts_between_batches_and_still_lets_one_through_where_asked()
    {
        using var directory = new TemporaryDirectory();
        using var log = TestLog.Open(directory);
        var size = Batches.Of("a").Length;
        for (var i = 0; i < 500; i++)
            TestLog.AppendOk(log, Batches.Of("a"));
        Assert.Equal([100, 101, 102], TestLog.ReadBatches(log, 100, (3 * size) + (size / 2)));
        Assert.Equal([100], TestLog.ReadBatches(log, 100, 1));
        Assert.Empty(TestLog.ReadBatches(log, 100, 1, atLeastOne: false));
        Assert.Equal(500, TestLog.ReadBatches(log, 0).Count);
    }

    [Fact]
    public void Offsets_outside_of_the_log_are_OFFSET_OUT_OF_RANGE()
    {
        using var directory = new TemporaryDirectory();
        using var log = TestLog.Open(directory);
        TestLog.AppendOk(log, Batches.Of("a"));
        Assert.Equal(ErrorCode.OFFSET_OUT_OF_RANGE, log.Read(-1, 100, true).Error);
        Assert.Equal(ErrorCode.OFFSET_OUT_OF_RANGE, log.Read(2, 100, true).Error);
        Assert.Null(log.Read(1, 100, true).Slice);
    }

    [Fact]
    public void A_full_segment_is_followed_by_the_next_and_reading_goes_on_across_them()
    {
        using var directory = new TemporaryDirectory();
        using (var log = TestLog.Open(directory, null, ("segment.bytes", "1024")))
        {
            for (var i = 0; i < 100; i++)
                TestLog.AppendOk(log, Batches.Of("value"));
        }

        Assert.True(TestLog.SegmentFiles(directory).Length > 5);
        using var reopened = TestLog.Open(directory);
        var read = new List<long>();
        while (read.Count < 100)
            read.AddRange(TestLog.ReadBatches(reopened, read.Count));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (long)i), read);
    }

    [Fact]
    public void Timestamps_lead_to_the_first_record_at_or_after_them()
    {
        using var directory = new TemporaryDirectory();
        using var log = TestLog.Open(directory, null, ("segment.bytes", "1024"));
        for (var i = 0; i < 100; i++)
            TestLog.AppendOk(log, Batches.At(1000 + (i * 10), "a", "b"));
        Assert.Equal(new TimestampedOffset(0, 1000), log.FindByTimestamp(0));
        Assert.Equal(new TimestampedOffset(101, 1501), log.FindByTimestamp(1501));
        Assert.Equal(new TimestampedOffset(102, 1510), log.FindByTimestamp(1502));
        Assert.Null(log.FindByTimestamp(1992));
        Assert.Equal(new TimestampedOffset(199, 1991), log.FindMaxTimestamp());
    }

    [Fact]
    public void LogAppendTime_stamps_batches_and_keeps_their_checksum_right()
    {
        using var directory = new TemporaryDirectory();
        long stamped;
        using (var log = TestLog.Open(directory, null, ("message.timestamp.type", "LogAppendTime")))
        {
            var result = log.Append(Batches.Of("a"), TestLog.ProduceVersion);
            stamped = result.LogAppendTimeMs;
            Assert.True(stamped > Batches.BaseTimestamp);
        }

        using var reopened = TestLog.Open(directory);
        Assert.Equal(1, reopened.EndOffset);
        Assert.Equal(new TimestampedOffset(0, stamped), reopened.FindMaxTimestamp());
    }

    [Fact]
    public void Deleted_records_stay_deleted_after_a_restart_and_offsets_go_on()
    {
        using var directory = new TemporaryDirectory();
        using (var log = TestLog.Open(directory, null, ("segment.bytes", "1024")))
        {
            for (var i = 0; i < 60; i++)
                TestLog.AppendOk(log, Batches.Of("value"));
            var files = TestLog.SegmentFiles(directory).Length;
            Assert.Equal(ErrorCode.NONE, log.DeleteRecords(40));
            Assert.True(TestLog.SegmentFiles(directory).Length < files);
            Assert.Equal(ErrorCode.OFFSET_OUT_OF_RANGE, log.DeleteRecords(61));
        }

        using var reopened = TestLog.Open(directory);
        Assert.Equal((40, 60), (reopened.StartOffset, reopened.EndOffset));
        Assert.Equal(ErrorCode.OFFSET_OUT_OF_RANGE, reopened.Read(39, 100, true).Error);
        Assert.Equal(ErrorCode.NONE, reopened.DeleteRecords(-1));
        Assert.Equal(60, TestLog.AppendOk(reopened, Batches.Of("next")));
    }

    [Fact]
    public void Retention_deletes_whole_segments_that_are_too_old()
    {
        using var directory = new TemporaryDirectory();
        using var log = TestLog.Open(directory, null, ("segment.bytes", "1024"), ("retention.ms", "1000"));
        for (var i = 0; i < 60; i++)
            TestLog.AppendOk(log, Batches.At(i * 100, "value"));
        log.ApplyRetention(nowMs: 4000);
        Assert.InRange(log.StartOffset, 1, 30);
        log.ApplyRetention(nowMs: 100_000);
        Assert.Equal((60, 60), (log.StartOffset, log.EndOffset));
    }

    [Fact]
    public void Retention_deletes_the_oldest_segments_beyond_a_size()
    {
        using var directory = new TemporaryDirectory();
        using var log = TestLog.Open(directory, null, ("segment.bytes", "1024"), ("retention.bytes", "3000"));
        for (var i = 0; i < 100; i++)
            TestLog.AppendOk(log, Batches.Of("value"));
        log.ApplyRetention(nowMs: 0);
        var kept = TestLog.SegmentFiles(directory).Sum(path => new FileInfo(path).Length);
        Assert.InRange(kept, 3000, 3000 + 1024);
    }

    [Fact]
    public void A_slice_stays_readable_when_its_segment_is_deleted()
    {
        using var directory = new TemporaryDirectory();
        using var log = TestLog.Open(directory, null, ("segment.bytes", "1024"));
        for (var i = 0; i < 60; i++)
            TestLog.AppendOk(log, Batches.Of("value"));
        using var slice = log.Read(0, int.MaxValue, true).Slice!;
        Assert.Equal(ErrorCode.NONE, log.DeleteRecords(-1));
        Assert.Equal(slice.Length, slice.Read(0, new byte[slice.Length]));
    }
}
