namespace Millrace.Embedded.Mongo.Storage;

/// <summary>How an index gives the order of a sort.</summary>
internal enum SortDirection
{
    None,
    Forward,
    Backward,
}
