using System.Numerics;
using System.Runtime.InteropServices;

namespace Millrace.Embedded.Kafka.Log;

/// <summary>CRC-32C (Castagnoli), the checksum of record batches, on the processor's own instruction where there is one.</summary>
internal static class Crc32C
{
    /// <summary>The state before the first byte; give it to <see cref="Append"/> to checksum data that comes in pieces.</summary>
    public const uint Start = uint.MaxValue;

    public static uint Compute(ReadOnlySpan<byte> data) => Finish(Append(Start, data));

    public static uint Append(uint state, ReadOnlySpan<byte> data)
    {
        while (data.Length >= sizeof(ulong))
        {
            state = BitOperations.Crc32C(state, MemoryMarshal.Read<ulong>(data));
            data = data[sizeof(ulong)..];
        }

        foreach (var value in data)
            state = BitOperations.Crc32C(state, value);
        return state;
    }

    public static uint Finish(uint state) => ~state;
}
