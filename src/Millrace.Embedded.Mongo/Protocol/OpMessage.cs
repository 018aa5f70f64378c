using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Protocol;

/// <summary>OP_MSG: flags, one body, and document sequences. Refers to the frame's buffer.</summary>
internal sealed class OpMessage
{
    private const uint ChecksumPresent = 1;
    private const uint MoreToCome = 2;
    private const uint RequiredBits = 0xFFFF;
    private const int ChecksumBytes = 4;

    private OpMessage(bool expectsReply, ReadOnlyMemory<byte> body, IReadOnlyList<DocumentSequence> sequences)
    {
        ExpectsReply = expectsReply;
        Body = body;
        Sequences = sequences;
    }

    /// <summary>False when the client will not read an answer (writes with <c>w: 0</c>).</summary>
    public bool ExpectsReply { get; }

    public ReadOnlyMemory<byte> Body { get; }

    public IReadOnlyList<DocumentSequence> Sequences { get; }

    /// <exception cref="MessageFormatException">Flags, sections or the checksum are wrong.</exception>
    /// <exception cref="BsonFormatException">A document's length is wrong.</exception>
    public static OpMessage Parse(Frame frame)
    {
        ReadOnlyMemory<byte> rest = frame.Payload;
        if (rest.Length < 4) throw new MessageFormatException("OP_MSG without flags");
        uint flags = BinaryPrimitives.ReadUInt32LittleEndian(rest.Span);
        if ((flags & RequiredBits & ~(ChecksumPresent | MoreToCome)) != 0)
            throw new MessageFormatException($"OP_MSG with unknown required flags {flags:X8}");
        rest = rest[4..];
        if ((flags & ChecksumPresent) != 0)
        {
            CheckChecksum(frame.Bytes);
            rest = rest[..^ChecksumBytes];
        }

        ReadOnlyMemory<byte>? body = null;
        List<DocumentSequence> sequences = [];
        while (!rest.IsEmpty)
        {
            byte kind = rest.Span[0];
            rest = rest[1..];
            switch (kind)
            {
                case 0 when body is null:
                    body = TakeDocument(ref rest);
                    break;
                case 1:
                    sequences.Add(TakeSequence(ref rest));
                    break;
                default:
                    throw new MessageFormatException(kind == 0 ? "OP_MSG with two bodies" : $"OP_MSG with a section of kind {kind}");
            }
        }

        return new OpMessage((flags & MoreToCome) == 0, body ?? throw new MessageFormatException("OP_MSG without a body"), sequences);
    }

    private static ReadOnlyMemory<byte> TakeDocument(ref ReadOnlyMemory<byte> rest)
    {
        int length = BsonReader.DocumentLength(rest.Span);
        ReadOnlyMemory<byte> document = rest[..length];
        rest = rest[length..];
        return document;
    }

    private static DocumentSequence TakeSequence(ref ReadOnlyMemory<byte> rest)
    {
        if (rest.Length < 4) throw new MessageFormatException("a document sequence without its length");
        int size = BinaryPrimitives.ReadInt32LittleEndian(rest.Span);
        if (size < 5 || size > rest.Length) throw new MessageFormatException($"a document sequence of {size} bytes in {rest.Length}");
        ReadOnlyMemory<byte> section = rest[4..size];
        rest = rest[size..];
        int end = section.Span.IndexOf((byte)0);
        if (end < 0) throw new MessageFormatException("a document sequence whose name does not end");
        string name = Encoding.UTF8.GetString(section.Span[..end]);
        section = section[(end + 1)..];
        List<ReadOnlyMemory<byte>> documents = [];
        while (!section.IsEmpty) documents.Add(TakeDocument(ref section));
        return new DocumentSequence(name, documents);
    }

    private static void CheckChecksum(ReadOnlySpan<byte> message)
    {
        if (message.Length < MessageHeader.Bytes + 4 + ChecksumBytes) throw new MessageFormatException("OP_MSG too short for its checksum");
        uint expected = BinaryPrimitives.ReadUInt32LittleEndian(message[^ChecksumBytes..]);
        ReadOnlySpan<byte> covered = message[..^ChecksumBytes];
        uint crc = uint.MaxValue;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(covered);
        foreach (ulong word in words) crc = BitOperations.Crc32C(crc, word);
        foreach (byte b in covered[(words.Length * sizeof(ulong))..]) crc = BitOperations.Crc32C(crc, b);
        if (~crc != expected) throw new MessageFormatException("OP_MSG with a wrong checksum");
    }
}
