using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using Millrace.Embedded.Kafka.Log;
using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Groups;

/// <summary>
/// The durable memory of the groups: an append-only file of checksummed entries (length, CRC-32C, entry), written anew when most of it is
/// out of date. An entry cut off by a crash is dropped at the next start. Not thread-safe.
/// </summary>
internal sealed class GroupJournal : IDisposable
{
    public const string FileName = "groups.journal";

    private const int FrameHeaderBytes = 8;
    private const long MinBytesToCompact = 1024 * 1024;

    private readonly string _path;
    private readonly IFileDevice _device;
    private SafeFileHandle _file;
    private long _length;
    private long _compactedLength;
    private bool _hasBrokenTail;
    private bool _isDirty;

    private GroupJournal(string path, IFileDevice device, SafeFileHandle file)
    {
        _path = path;
        _device = device;
        _file = file;
    }

    /// <summary>Whether the file has grown enough since it was last written anew.</summary>
    public bool WantsCompaction => _length > Math.Max(MinBytesToCompact, 2 * _compactedLength);

    /// <summary>Opens the journal and replays its entries.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="device">Changes the file.</param>
    /// <param name="onEntry">Receives every entry in order.</param>
    /// <param name="truncatedBytes">Bytes behind the last sound entry, which were cut off.</param>
    public static GroupJournal Open(string directory, IFileDevice device, Action<JournalEntry> onEntry, out long truncatedBytes)
    {
        var path = Path.Combine(directory, FileName);
        var content = File.Exists(path) ? File.ReadAllBytes(path) : [];
        var journal = new GroupJournal(path, device, OpenFile(path, FileMode.OpenOrCreate));
        while (TryReadEntry(content.AsMemory((int)journal._length), out var entry, out var frameBytes))
        {
            onEntry(entry);
            journal._length += frameBytes;
        }

        truncatedBytes = content.Length - journal._length;
        if (truncatedBytes > 0)
            device.Truncate(journal._file, journal._length);
        return journal;
    }

    /// <summary>Appends entries, all or none.</summary>
    public void Append(IEnumerable<JournalEntry> entries)
    {
        using var buffer = new KafkaWriter();
        foreach (var entry in entries)
            Encode(buffer, entry);
        if (_hasBrokenTail)
            CutBrokenTail();
        try
        {
            _device.Write(_file, buffer.Buffered.Span, _length);
        }
        catch (Exception)
        {
            _hasBrokenTail = true;
            TryCutBrokenTail();
            throw;
        }

        _isDirty = true;
        _length += buffer.Buffered.Length;
    }

    /// <summary>Replaces the file by one that holds only these entries.</summary>
    public void Compact(IEnumerable<JournalEntry> live)
    {
        using var buffer = new KafkaWriter();
        foreach (var entry in live)
            Encode(buffer, entry);
        AtomicFile.Write(_path, buffer.Buffered.Span);
        _file.Dispose();
        _file = OpenFile(_path, FileMode.Open);
        _length = _compactedLength = buffer.Buffered.Length;
        _hasBrokenTail = false;
    }

    /// <summary>Returns when all entries are on the disk.</summary>
    public void Flush()
    {
        if (_isDirty)
            _device.Flush(_file);
        _isDirty = false;
    }

    public void Dispose() => _file.Dispose();

    private static SafeFileHandle OpenFile(string path, FileMode mode) =>
        File.OpenHandle(path, mode, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    private static void Encode(KafkaWriter buffer, JournalEntry entry)
    {
        var body = new KafkaWriter { IsFlexible = true };
        ((IWireStruct)entry).Visit(ref body);
        buffer.WriteInt32(body.Buffered.Length);
        buffer.WriteInt32((int)Crc32C.Compute(body.Buffered.Span));
        buffer.WriteRaw(body.Buffered.Span);
        body.Dispose();
    }

    private static bool TryReadEntry(Memory<byte> bytes, out JournalEntry entry, out int frameBytes)
    {
        entry = new JournalEntry();
        frameBytes = 0;
        if (bytes.Length < FrameHeaderBytes)
            return false;
        var length = BinaryPrimitives.ReadInt32BigEndian(bytes.Span);
        var checksum = BinaryPrimitives.ReadUInt32BigEndian(bytes.Span[4..]);
        if (length <= 0 || length > bytes.Length - FrameHeaderBytes)
            return false;
        var body = bytes.Slice(FrameHeaderBytes, length);
        if (Crc32C.Compute(body.Span) != checksum)
            return false;
        var reader = new KafkaReader(body) { IsFlexible = true };
        ((IWireStruct)entry).Visit(ref reader);
        frameBytes = FrameHeaderBytes + length;
        return true;
    }

    private void TryCutBrokenTail()
    {
        try
        {
            CutBrokenTail();
        }
        catch (IOException)
        {
            // The next append tries again before it writes.
        }
    }

    private void CutBrokenTail()
    {
        _device.Truncate(_file, _length);
        _hasBrokenTail = false;
    }
}
