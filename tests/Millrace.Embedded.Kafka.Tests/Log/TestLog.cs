using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Embedded.Kafka.Log;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Tests.Support;

namespace Millrace.Embedded.Kafka.Tests.Log;

/// <summary>Opens partitions in a directory, and says what is in them.</summary>
internal static class TestLog
{
    public const short ProduceVersion = 8;

    public static PartitionLog Open(
        TemporaryDirectory directory, IFileDevice? device = null, params (string Name, string Value)[] configs)
    {
        var options = new EmbeddedBrokerOptions { DataDirectory = directory.Path };
        var config = TopicConfig.Create(configs.ToDictionary(pair => pair.Name, pair => pair.Value), options, out var problem);
        Assert.Null(problem);
        var services = new LogServices(options, device ?? new FileDevice(), TimeProvider.System, NullLogger.Instance);
        return PartitionLog.Open(directory.File("t-0"), config!, services);
    }

    public static long AppendOk(PartitionLog log, byte[] batch)
    {
        var result = log.Append(batch, ProduceVersion);
        Assert.Equal(ErrorCode.NONE, result.Error);
        return result.BaseOffset;
    }

    /// <summary>The base offsets of the batches that one read returns.</summary>
    public static List<long> ReadBatches(PartitionLog log, long offset, int maxBytes = int.MaxValue, bool atLeastOne = true)
    {
        var read = log.Read(offset, maxBytes, atLeastOne);
        Assert.Equal(ErrorCode.NONE, read.Error);
        using var slice = read.Slice;
        return slice is null ? [] : BaseOffsets(slice);
    }

    public static string[] SegmentFiles(TemporaryDirectory directory) =>
        [.. Directory.EnumerateFiles(directory.File("t-0"), "*.log").Order(StringComparer.Ordinal)];

    private static List<long> BaseOffsets(LogSlice slice)
    {
        var bytes = new byte[slice.Length];
        for (var at = 0; at < bytes.Length;)
            at += slice.Read(at, bytes.AsSpan(at));
        var found = new List<long>();
        for (var at = 0; at < bytes.Length;)
        {
            var header = RecordBatchHeader.Read(bytes.AsSpan(at));
            found.Add(header.BaseOffset);
            at += (int)header.TotalSize;
        }

        return found;
    }
}
