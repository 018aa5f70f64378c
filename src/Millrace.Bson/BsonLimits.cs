namespace Millrace.Bson;

/// <summary>The limits that every reader, writer and parser of this library holds.</summary>
public static class BsonLimits
{
    /// <value>
    /// Deepest nesting that is read or written, in documents and arrays, the outermost counted as 1. MongoDB's own limit for messages.
    /// </value>
    public const int MaxDepth = 200;

    /// <value>
    /// Deepest nesting of a stored document. MongoDB keeps 20 levels free so that a stored document still fits into a command or a reply,
    /// which wrap it in further levels.
    /// </value>
    public const int MaxStoredDepth = 180;

    /// <value>Size of the smallest document, in bytes: its length and its terminator.</value>
    public const int MinDocumentBytes = 5;
}
