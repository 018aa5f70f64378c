using System.Buffers;
using System.IO.Pipelines;

namespace Millrace.Embedded.Mongo.Protocol;

/// <summary>Reads messages off a connection. A message moves into one rented buffer while it comes in, so the pipe stays small.</summary>
internal sealed class FrameReader(PipeReader input)
{
    /// <summary>The next message; null when the client has closed the connection between two messages.</summary>
    /// <exception cref="MessageFormatException">The length is out of bounds, or the connection ended inside a message.</exception>
    public async ValueTask<Frame?> ReadAsync(CancellationToken cancellationToken)
    {
        ReadResult result = await input.ReadAtLeastAsync(MessageHeader.Bytes, cancellationToken);
        if (result.Buffer.Length < MessageHeader.Bytes)
        {
            bool atStart = result.Buffer.IsEmpty;
            input.AdvanceTo(result.Buffer.End);
            return atStart ? null : throw new MessageFormatException("the connection ended inside a message header");
        }

        MessageHeader header = ReadHeader(result.Buffer);
        if (header.Length is < MessageHeader.Bytes or > WireLimits.MaxMessageBytes)
        {
            input.AdvanceTo(result.Buffer.Start);
            throw new MessageFormatException($"a message of {header.Length} bytes is not between 16 and {WireLimits.MaxMessageBytes}");
        }

        byte[] rented = ArrayPool<byte>.Shared.Rent(header.Length);
        int filled = 0;
        while (true)
        {
            int take = (int)Math.Min(result.Buffer.Length, header.Length - filled);
            ReadOnlySequence<byte> part = result.Buffer.Slice(0, take);
            part.CopyTo(rented.AsSpan(filled));
            filled += take;
            input.AdvanceTo(part.End);
            if (filled == header.Length) return new Frame(header, rented);
            if (result.IsCompleted) throw new MessageFormatException("the connection ended inside a message");
            result = await input.ReadAsync(cancellationToken);
        }
    }

    private static MessageHeader ReadHeader(ReadOnlySequence<byte> buffer)
    {
        Span<byte> bytes = stackalloc byte[MessageHeader.Bytes];
        buffer.Slice(0, MessageHeader.Bytes).CopyTo(bytes);
        return MessageHeader.Read(bytes);
    }
}
