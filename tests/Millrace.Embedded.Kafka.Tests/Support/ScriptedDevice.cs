using Microsoft.Win32.SafeHandles;
using Millrace.Embedded.Kafka.Log;

namespace Millrace.Embedded.Kafka.Tests.Support;

/// <summary>A disk that is full when a test says so: it takes half of what is written, then fails.</summary>
internal sealed class ScriptedDevice : IFileDevice
{
    private readonly FileDevice _real = new();

    public bool IsFull { get; set; }

    public bool CannotTruncate { get; set; }

    public int Flushes { get; private set; }

    public void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long position)
    {
        _real.Write(file, IsFull ? bytes[..(bytes.Length / 2)] : bytes, position);
        if (IsFull)
            throw new IOException("No space left on device");
    }

    public void Truncate(SafeFileHandle file, long length)
    {
        if (CannotTruncate)
            throw new IOException("Input/output error");
        _real.Truncate(file, length);
    }

    public void Flush(SafeFileHandle file)
    {
        Flushes++;
        _real.Flush(file);
    }
}
