using System.Buffers;

namespace Millrace.Embedded.Mongo.Storage.Keys;

/// <summary>Appending to the buffers that keys are built in.</summary>
internal static class KeyBytes
{
    public static void AppendByte(this ArrayBufferWriter<byte> key, byte value)
    {
        key.GetSpan(1)[0] = value;
        key.Advance(1);
    }
}
