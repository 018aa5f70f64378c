using Microsoft.Win32.SafeHandles;

namespace Millrace.Embedded.Kafka.Log;

/// <summary>A device whose writes return only when the bytes are on the disk itself, so that they survive a loss of power.</summary>
internal sealed class FlushingFileDevice(IFileDevice inner) : IFileDevice
{
    public void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long position)
    {
        inner.Write(file, bytes, position);
        inner.Flush(file);
    }

    public void Truncate(SafeFileHandle file, long length) => inner.Truncate(file, length);

    public void Flush(SafeFileHandle file) => inner.Flush(file);
}
