namespace Millrace.Pipelines.Stream;

/// <summary>How batches are compressed on their way to the broker and in its log.</summary>
public enum StreamCompression
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>LZ4: little CPU, about half the size for JSON.</summary>
    Lz4,
}
