namespace Millrace.Embedded.Mongo.Protocol;

/// <summary>The protocol's limits, as the hello reply announces them.</summary>
internal static class WireLimits
{
    /// <summary>Largest document, in bytes.</summary>
    public const int MaxDocumentBytes = 16 * 1024 * 1024;

    /// <summary>Largest message, in bytes, header included.</summary>
    public const int MaxMessageBytes = 48_000_000;

    /// <summary>Most write operations in one command.</summary>
    public const int MaxWriteBatch = 100_000;

    public const int MinWireVersion = 0;

    /// <summary>MongoDB 7.0's. A higher one would promise the bulkWrite command.</summary>
    public const int MaxWireVersion = 21;

    /// <summary>The MongoDB version whose behaviour this server follows.</summary>
    public const string ServerVersion = "7.0.14";
}
