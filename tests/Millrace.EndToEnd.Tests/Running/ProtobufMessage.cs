using System.Buffers.Binary;
using System.Text;

namespace Millrace.EndToEnd.Tests.Running;

/// <summary>A protobuf message without its schema: fields by number, as far as a test asks for them.</summary>
internal sealed class ProtobufMessage
{
    private readonly List<(int Number, byte[] Value)> _fields = [];

    public ProtobufMessage(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var tag = Varint(ref bytes);
            switch (tag & 7)
            {
                case 0:
                    var number = new byte[8];
                    BinaryPrimitives.WriteUInt64LittleEndian(number, Varint(ref bytes));
                    Add(tag, number);
                    break;
                case 1:
                    Add(tag, bytes[..8]);
                    bytes = bytes[8..];
                    break;
                case 2:
                    var length = (int)Varint(ref bytes);
                    Add(tag, bytes[..length]);
                    bytes = bytes[length..];
                    break;
                case 5:
                    Add(tag, bytes[..4]);
                    bytes = bytes[4..];
                    break;
                default:
                    throw new FormatException($"protobuf has no wire type {tag & 7}");
            }
        }
    }

    /// <summary>The messages of a repeated field.</summary>
    public IEnumerable<ProtobufMessage> Messages(int number) =>
        _fields.Where(field => field.Number == number).Select(field => new ProtobufMessage(field.Value));

    public string Text(int number) => Encoding.UTF8.GetString(Bytes(number));

    public string Hex(int number) => Convert.ToHexStringLower(Bytes(number));

    private byte[] Bytes(int number) => _fields.FirstOrDefault(field => field.Number == number).Value ?? [];

    private void Add(ulong tag, ReadOnlySpan<byte> value) => _fields.Add(((int)(tag >> 3), value.ToArray()));

    private static ulong Varint(ref ReadOnlySpan<byte> bytes)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = bytes[0];
            bytes = bytes[1..];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
