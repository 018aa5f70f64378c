namespace Millrace.Pipelines.Stream;

/// <summary>How batches are compressed on their way to the broker and in its log.</summary>
public enum StreamCompression
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Gzip: small and slow.</summary>
    Gzip,

    /// <summary>Snappy: little CPU.</summary>
    Snappy,

    /// <summary>LZ4: little CPU, about half the size for JSON.</summary>
    Lz4,

    /// <summary>Zstandard: smaller than LZ4 for somewhat more CPU.</summary>
    Zstd,
}
