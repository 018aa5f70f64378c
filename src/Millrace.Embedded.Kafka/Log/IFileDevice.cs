using Microsoft.Win32.SafeHandles;

namespace Millrace.Embedded.Kafka.Log;

/// <summary>The operations that change a file of the log. A test puts a failing disk behind it.</summary>
internal interface IFileDevice
{
    /// <summary>Writes all bytes at a position; throws <see cref="IOException"/> when that fails, part of it perhaps written.</summary>
    void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long position);

    void Truncate(SafeFileHandle file, long length);

    /// <summary>Returns when the file's bytes have reached the disk itself.</summary>
    void Flush(SafeFileHandle file);
}
