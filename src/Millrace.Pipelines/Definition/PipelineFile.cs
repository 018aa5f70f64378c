using System.Text.Json;
using Millrace.Pipelines.Extract;
using Millrace.Pipelines.Load;
using Millrace.Pipelines.Stream;
using Millrace.Pipelines.Transform;

namespace Millrace.Pipelines.Definition;

/// <summary>
/// Reads a pipeline from a JSON file; comments and trailing commas are allowed, unknown and repeated members are not. docs/sources.md
/// lists every member. Thread-safe.
/// </summary>
public static class PipelineFile
{
    private const int MaxFileBytes = 16 * 1024 * 1024;

    private static readonly Dictionary<string, StreamCompression> Compressions = new(StringComparer.Ordinal)
    {
        ["none"] = StreamCompression.None,
        ["gzip"] = StreamCompression.Gzip,
        ["snappy"] = StreamCompression.Snappy,
        ["lz4"] = StreamCompression.Lz4,
        ["zstd"] = StreamCompression.Zstd,
    };

    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="PipelineConfigurationException">The file cannot be read or is wrong; the message names the file and the place.
    /// </exception>
    public static Pipeline Read(string file)
    {
        try
        {
            return new FileInfo(file) is { Exists: true, Length: > MaxFileBytes }
                ? throw new PipelineConfigurationException($"it is larger than {MaxFileBytes} bytes.")
                : Parse(File.ReadAllBytes(file));
        }
        catch (PipelineConfigurationException wrong)
        {
            throw new PipelineConfigurationException($"The pipeline file {file} cannot be used: {wrong.Message}");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new PipelineConfigurationException($"The pipeline file {file} cannot be read: {unreadable.Message}");
        }
    }

    /// <summary>Reads and checks the text of a file.</summary>
    /// <exception cref="PipelineConfigurationException">It is wrong; the message names the place.</exception>
    public static Pipeline Parse(ReadOnlyMemory<byte> json)
    {
        var options = new JsonDocumentOptions
        {
            CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false,
        };
        try
        {
            using var document = JsonDocument.Parse(json, options);
            return new DefinitionObject(document.RootElement, "$").Read(PipelineOf);
        }
        catch (JsonException malformed)
        {
            throw new PipelineConfigurationException($"It is not JSON: {malformed.Message}");
        }
    }

    private static Pipeline PipelineOf(DefinitionObject root)
    {
        var redact = root.Texts("redact");
        var contract = root.ObjectOrNull("contract", SourceSection.Contract);
        ExtractOptions extract = null!;
        var source = root.Object("source", section =>
        {
            extract = SourceSection.Options(section);
            var definition = SourceSection.Definition(section, contract, redact);
            definition.Validate();
            extract.Validate();
            return definition;
        });
        var stream = root.Object("stream", section => StreamOf(section, extract.Keys));
        var load = root.Object("load", section => LoadOf(section, stream, source));
        var pipeline = new Pipeline
        {
            Source = source,
            Extract = extract,
            Stream = stream,
            Load = load,
            Transform = new TransformOptions { StateDatabase = load.StateDatabase },
            Transforms = TransformSection.Definitions(root, load.Target),
        };
        pipeline.Validate();
        return pipeline;
    }

    private static StreamOptions StreamOf(DefinitionObject stream, IReadOnlyList<string> keys)
    {
        var replication = (short)stream.Number("replicationFactor", -1);
        var options = new StreamOptions
        {
            Topic = new TopicOptions
            {
                Name = stream.Text("topic"), Partitions = stream.Number("partitions", keys.Count), ReplicationFactor = replication,
            },
            DeadLetterTopic = new TopicOptions
            {
                Name = stream.TextOrNull("deadLetters") ?? stream.Text("topic") + ".dlq", ReplicationFactor = replication,
            },
            Compression = stream.Choice("compression", Compressions, StreamCompression.Lz4),
            Linger = stream.Duration("linger", TimeSpan.FromMilliseconds(5)),
            BatchBytes = stream.Number("batchBytes", 1_000_000),
            DeliveryTimeout = stream.Duration("deliveryTimeout", TimeSpan.FromMinutes(2)),
        };
        // With fewer partitions than keys, keys share them by their hash.
        options = options.Topic.Partitions < keys.Count ? options : options with { PartitionKeys = keys };
        options.Validate();
        return options;
    }

    private static LoadOptions LoadOf(DefinitionObject load, StreamOptions stream, HttpSourceDefinition source)
    {
        var options = new LoadOptions
        {
            Stream = stream,
            Group = load.Text("group"),
            Target = DefinitionNames.Collection(load.Text("target"), load.PathOf("target")),
            StateDatabase = load.TextOrNull("stateDatabase") ?? "millrace",
            RouteField = load.TextOrNull("routeField") ?? "key",
            RoutePath = source.KeyPath,
            EventIdPath = source.EventIdPath,
        };
        options.Validate();
        return options;
    }
}
