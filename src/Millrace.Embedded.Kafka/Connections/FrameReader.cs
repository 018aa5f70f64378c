using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Connections;

/// <summary>Cuts a connection's bytes into requests: four bytes of length, then the request.</summary>
internal sealed class FrameReader(PipeReader input, ConnectionLifetime lifetime, EmbeddedBrokerOptions options, MemoryBudget budget)
{
    private const int LengthBytes = 4;

    /// <summary>Api key, version and correlation id; no request is shorter.</summary>
    private const int MinFrameBytes = 8;

    /// <summary>Reads the next request; null when the client has hung up.</summary>
    /// <exception cref="ProtocolException">The announced length is impossible, or there is no memory left for it.</exception>
    public async ValueTask<RequestFrame?> ReadAsync()
    {
        if (await ReadLengthAsync() is not { } length)
            return null;
        var frame = new RequestFrame(length, budget);
        try
        {
            while (frame.Missing > 0)
            {
                lifetime.ExpectProgressWithin(options.StallTimeout);
                var read = await input.ReadAsync(lifetime.Ended);
                var part = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, frame.Missing));
                frame.Append(part);
                input.AdvanceTo(part.End);
                if (read.IsCompleted && frame.Missing > 0)
                {
                    frame.Dispose();
                    return null;
                }
            }

            lifetime.ExpectNothing();
            return frame;
        }
        catch
        {
            frame.Dispose();
            throw;
        }
    }

    private async ValueTask<int?> ReadLengthAsync()
    {
        lifetime.ExpectProgressWithin(options.IdleTimeout);
        while (true)
        {
            var read = await input.ReadAsync(lifetime.Ended);
            if (TryReadLength(read.Buffer, out var length))
            {
                input.AdvanceTo(read.Buffer.GetPosition(LengthBytes));
                if (length < MinFrameBytes || length > options.MaxRequestBytes)
                    throw new ProtocolException($"A request of {length} bytes is outside of {MinFrameBytes} to {options.MaxRequestBytes}.");
                return length;
            }

            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
                return null;
        }
    }

    private static bool TryReadLength(ReadOnlySequence<byte> buffer, out int length)
    {
        Span<byte> bytes = stackalloc byte[LengthBytes];
        length = 0;
        if (buffer.Length < LengthBytes)
            return false;
        buffer.Slice(0, LengthBytes).CopyTo(bytes);
        length = BinaryPrimitives.ReadInt32BigEndian(bytes);
        return true;
    }
}
