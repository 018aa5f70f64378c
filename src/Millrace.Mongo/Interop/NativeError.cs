using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Millrace.Mongo.Interop;

/// <summary>bson_error_t: 512 bytes, the message ends at its first zero.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeError
{
    public NativeErrorDomain Domain;
    public uint Code;
    private MessageBytes _message;

    public readonly string Message
    {
        get
        {
            ReadOnlySpan<byte> bytes = _message;
            var end = bytes.IndexOf((byte)0);
            return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
        }
    }

    [InlineArray(504)]
    private struct MessageBytes
    {
        private byte _first;
    }
}
