using System.Runtime.InteropServices;

namespace Millrace.Mongo.Interop;

internal static partial class NativeMethods
{
    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_collection_destroy")]
    internal static partial void CollectionDestroy(nint collection);

    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_collection_find_with_opts")]
    internal static partial CursorHandle CollectionFind(
        CollectionHandle collection, NativeBson filter, NativeBson options, nint readPreference);

    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_collection_aggregate")]
    internal static partial CursorHandle CollectionAggregate(
        CollectionHandle collection, int queryFlags, NativeBson pipeline, NativeBson options, nint readPreference);

    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_collection_create_bulk_operation_with_opts")]
    internal static partial BulkOperationHandle CollectionCreateBulkOperation(CollectionHandle collection, NativeBson options);
}
