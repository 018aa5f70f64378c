namespace Millrace.Faults.Tests.Servers;

/// <summary>How a <see cref="StoreProxy"/> treats what passes through it.</summary>
public enum StoreMood
{
    /// <summary>It lets everything pass.</summary>
    Good,

    /// <summary>It answers writes as a node does that has stopped being the primary.</summary>
    RefusingWrites,

    /// <summary>It holds each request up.</summary>
    Slow,

    /// <summary>It lets writes reach the store, then cuts the connection in the middle of the answer.</summary>
    CuttingAnswers,
}
