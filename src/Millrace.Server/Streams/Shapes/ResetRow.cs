namespace Millrace.Server.Streams.Shapes;

/// <summary>What a reset changes in one partition. Records read again count up, those skipped down.</summary>
internal sealed record ResetRow(
    int Partition,
    long? Before,
    long After,
    long? ReadAgain);
