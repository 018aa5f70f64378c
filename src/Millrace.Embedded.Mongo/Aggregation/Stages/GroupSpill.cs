using System.Buffers.Binary;
using System.Globalization;
using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Stages;

/// <summary>
/// What $group has no room for: keys with the inputs of their accumulators, in temporary files by the key's hash. All of one key is in
/// one file, in order. Belongs to one run; not thread-safe.
/// </summary>
internal sealed class GroupSpill(int level) : IDisposable
{
    /// <summary>Files divide by other bits of the hash at each level; keys that agree in all of them cannot be divided.</summary>
    public const int MaxLevel = 7;

    private const int Partitions = 16;
    private const int BitsPerLevel = 4;
    private const int BufferBytes = 64 * 1024;

    private readonly FileStream?[] _files = new FileStream?[Partitions];

    public void Add(BsonValue key, ReadOnlySpan<BsonValue> inputs)
    {
        var entry = new BsonDocument(inputs.Length + 1) { { "k", key } };
        for (var i = 0; i < inputs.Length; i++)
        {
            if (!inputs[i].IsMissing)
            {
                entry.Add(FieldOf(i), inputs[i]);
            }
        }

        var mixed = (uint)BsonComparer.Instance.GetHashCode(key) * 0x9E3779B1u;
        var partition = (int)((mixed >> (level * BitsPerLevel)) % Partitions);
        (_files[partition] ??= Create()).Write(entry.ToBytes());
    }

    /// <summary>The files one after another, each from its beginning; a file is gone once it was read.</summary>
    /// <param name="fields">How many accumulators there are.</param>
    public IEnumerable<IEnumerable<(BsonValue Key, BsonValue[] Inputs)>> Read(int fields)
    {
        for (var partition = 0; partition < Partitions; partition++)
        {
            if (_files[partition] is { } file)
            {
                file.Position = 0;
                yield return Entries(file, fields);
                file.Dispose();
                _files[partition] = null;
            }
        }
    }

    public void Dispose()
    {
        foreach (var file in _files)
        {
            file?.Dispose();
        }
    }

    private static IEnumerable<(BsonValue Key, BsonValue[] Inputs)> Entries(FileStream file, int fields)
    {
        var buffer = new byte[BufferBytes];
        var inputs = new BsonValue[fields];
        while (file.Position < file.Length)
        {
            file.ReadExactly(buffer, 0, sizeof(int));
            var length = BinaryPrimitives.ReadInt32LittleEndian(buffer);
            if (length > buffer.Length)
            {
                Array.Resize(ref buffer, length);
                BinaryPrimitives.WriteInt32LittleEndian(buffer, length);
            }

            file.ReadExactly(buffer, sizeof(int), length - sizeof(int));
            var entry = BsonDocument.Parse(buffer.AsSpan(0, length));
            for (var i = 0; i < fields; i++)
            {
                inputs[i] = entry[FieldOf(i)];
            }

            yield return (entry["k"], inputs);
        }
    }

    private static string FieldOf(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static FileStream Create() => new(
        Path.Combine(Path.GetTempPath(), $"millrace-group-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None,
        BufferBytes, FileOptions.DeleteOnClose);
}
