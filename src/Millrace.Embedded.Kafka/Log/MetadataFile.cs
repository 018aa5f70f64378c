using System.Buffers.Text;
using System.Text.Json;

namespace Millrace.Embedded.Kafka.Log;

/// <summary><c>metadata.json</c> in the data directory, replaced as a whole at every change. Not thread-safe.</summary>
internal sealed class MetadataFile
{
    public const string FileName = "metadata.json";

    private readonly string _path;

    private MetadataFile(string path, BrokerMetadata current)
    {
        _path = path;
        Current = current;
    }

    public BrokerMetadata Current { get; private set; }

    /// <summary>Reads the file, or begins one in an empty directory.</summary>
    public static MetadataFile Open(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (File.Exists(path))
            return new MetadataFile(path, Parse(path));
        if (Directory.EnumerateDirectories(directory).Any(IsPartition))
        {
            throw new EmbeddedBrokerException(
                $"The Kafka data directory {directory} has partitions but no {FileName}; restore that file or choose another directory.");
        }

        var clusterId = Base64Url.EncodeToString(Guid.NewGuid().ToByteArray());
        var file = new MetadataFile(path, new BrokerMetadata { Format = BrokerMetadata.CurrentFormat, ClusterId = clusterId });
        file.Save(file.Current);
        return file;
    }

    /// <summary>Makes new content durable; on an error the old content stays in force.</summary>
    public void Save(BrokerMetadata metadata)
    {
        AtomicFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(metadata, BrokerMetadataJson.Default.BrokerMetadata));
        Current = metadata;
    }

    private static bool IsPartition(string directory) =>
        Directory.EnumerateFiles(directory, "*" + LogSegment.FileExtension).Any();

    private static BrokerMetadata Parse(string path)
    {
        BrokerMetadata? metadata;
        try
        {
            metadata = JsonSerializer.Deserialize(File.ReadAllBytes(path), BrokerMetadataJson.Default.BrokerMetadata);
        }
        catch (JsonException exception)
        {
            throw new EmbeddedBrokerException($"{path} is not readable as JSON; restore it or choose another data directory.", exception);
        }

        if (metadata is { Format: BrokerMetadata.CurrentFormat })
            return metadata;
        throw new EmbeddedBrokerException($"{path} was written by a newer Millrace (format {metadata?.Format}); start that one instead.");
    }
}
