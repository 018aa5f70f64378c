namespace Millrace.Server.Data.Shapes;

/// <summary>A collection and how much it holds; numbers are null for views.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind"><c>collection</c>, <c>view</c> or <c>timeseries</c>.</param>
/// <param name="Documents">Number of documents, from the collection's metadata.</param>
/// <param name="Bytes">Their bytes, as BSON.</param>
/// <param name="AverageBytes">Bytes a document.</param>
/// <param name="StorageBytes">Bytes on disk, after compression.</param>
/// <param name="Indexes">Number of indexes.</param>
/// <param name="IndexBytes">Bytes of the indexes.</param>
/// <param name="NeedsAdmin">Whether only admins may look into it.</param>
internal sealed record CollectionSummary(
    string Name, string Kind, long? Documents, long? Bytes, long? AverageBytes, long? StorageBytes, int? Indexes, long? IndexBytes,
    bool NeedsAdmin);
