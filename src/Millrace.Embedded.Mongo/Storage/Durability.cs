namespace Millrace.Embedded.Mongo.Storage;

/// <summary>What an acknowledged write survives.</summary>
internal enum Durability
{
    /// <summary>The death of this process, at any moment (the default; the operating system holds the write-ahead log).</summary>
    Process,

    /// <summary>Also the loss of power: the log is flushed to the disk first (<c>j: true</c> or <c>w: "majority"</c>).</summary>
    Disk,
}
