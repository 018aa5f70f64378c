using System.Buffers.Binary;
using System.Text;

namespace Millrace.Pipelines.Groups;

/// <summary>Reads the assignment of a consumer out of its group's description: version, then topics with their partitions, big-endian
/// (Kafka's consumer protocol). What cannot be read counts as nothing assigned: the bytes are the member's own.</summary>
internal static class MemberAssignment
{
    public static IReadOnlyList<(string Topic, int Partition)> Parse(ReadOnlySpan<byte> bytes)
    {
        var partitions = new List<(string Topic, int Partition)>();
        if (!TryReadInt16(ref bytes, out _) || !TryReadInt32(ref bytes, out var topics))
        {
            return [];
        }

        for (; topics > 0; topics--)
        {
            if (!TryReadInt16(ref bytes, out var length) || length < 0 || length > bytes.Length)
            {
                return [];
            }

            var topic = Encoding.UTF8.GetString(bytes[..length]);
            bytes = bytes[length..];
            if (!TryReadInt32(ref bytes, out var count))
            {
                return [];
            }

            for (; count > 0; count--)
            {
                if (!TryReadInt32(ref bytes, out var partition))
                {
                    return [];
                }

                partitions.Add((topic, partition));
            }
        }

        return [.. partitions.OrderBy(partition => partition.Topic, StringComparer.Ordinal).ThenBy(partition => partition.Partition)];
    }

    private static bool TryReadInt16(ref ReadOnlySpan<byte> bytes, out short value)
    {
        var isThere = BinaryPrimitives.TryReadInt16BigEndian(bytes, out value);
        bytes = isThere ? bytes[sizeof(short)..] : bytes;
        return isThere;
    }

    private static bool TryReadInt32(ref ReadOnlySpan<byte> bytes, out int value)
    {
        var isThere = BinaryPrimitives.TryReadInt32BigEndian(bytes, out value);
        bytes = isThere ? bytes[sizeof(int)..] : bytes;
        return isThere;
    }
}
