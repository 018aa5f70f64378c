using System.Buffers;

namespace Millrace.Embedded.Mongo.Protocol;

/// <summary>One message as it came, in a rented buffer. Disposing gives the buffer back: nothing may refer to it after that.</summary>
internal sealed class Frame(MessageHeader header, byte[] rented) : IDisposable
{
    public MessageHeader Header { get; } = header;

    /// <summary>The bytes after the header.</summary>
    public ReadOnlyMemory<byte> Payload => rented.AsMemory(MessageHeader.Bytes, Header.Length - MessageHeader.Bytes);

    /// <summary>The whole message, which a checksum covers.</summary>
    public ReadOnlySpan<byte> Bytes => rented.AsSpan(0, Header.Length);

    public void Dispose() => ArrayPool<byte>.Shared.Return(rented);
}
