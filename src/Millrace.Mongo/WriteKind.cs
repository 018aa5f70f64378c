namespace Millrace.Mongo;

/// <summary>What one operation of a <see cref="BulkWrite"/> does.</summary>
internal enum WriteKind : byte
{
    Insert,
    UpdateOne,
    UpdateMany,
    ReplaceOne,
    DeleteOne,
    DeleteMany,
}
