namespace Millrace.Embedded.Mongo.Storage;

internal enum ScanKind
{
    Collection,
    IdIndex,
    SecondaryIndex,
}
