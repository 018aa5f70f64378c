using Microsoft.Win32.SafeHandles;

namespace Millrace.Embedded.Kafka.Log;

/// <summary>
/// A range of whole batches in a segment file. It keeps the file open until it is disposed, so a segment that is deleted meanwhile can
/// still be read.
/// </summary>
internal sealed class LogSlice : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly long _position;
    private bool _held;

    public LogSlice(SafeFileHandle file, long position, int length)
    {
        _file = file;
        _position = position;
        Length = length;
        file.DangerousAddRef(ref _held);
    }

    /// <summary>Bytes in the slice.</summary>
    public int Length { get; }

    /// <summary>Reads from a place in the slice; returns how many bytes came, zero only if the file is shorter than it was.</summary>
    public int Read(int at, Span<byte> into) => RandomAccess.Read(_file, into[..Math.Min(into.Length, Length - at)], _position + at);

    public void Dispose()
    {
        if (!_held)
            return;
        _held = false;
        _file.DangerousRelease();
    }
}
