using System.Runtime.InteropServices;

namespace Millrace.Mongo.Interop;

internal static partial class NativeMethods
{
    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_bulk_operation_destroy")]
    internal static partial void BulkOperationDestroy(nint bulk);

    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_bulk_operation_execute")]
    internal static partial uint BulkOperationExecute(BulkOperationHandle bulk, NativeReply reply, ref NativeError error);

    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_bulk_operation_insert_with_opts")]
    [return: MarshalAs(UnmanagedType.U1)]
    private static unsafe partial bool BulkInsert(BulkOperationHandle bulk, void* document, void* options, ref NativeError error);

    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_bulk_operation_update_one_with_opts")]
    [return: MarshalAs(UnmanagedType.U1)]
    private static unsafe partial bool BulkUpdateOne(
        BulkOperationHandle bulk, void* filter, void* update, void* options, ref NativeError error);

    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_bulk_operation_update_many_with_opts")]
    [return: MarshalAs(UnmanagedType.U1)]
    private static unsafe partial bool BulkUpdateMany(
        BulkOperationHandle bulk, void* filter, void* update, void* options, ref NativeError error);

    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_bulk_operation_replace_one_with_opts")]
    [return: MarshalAs(UnmanagedType.U1)]
    private static unsafe partial bool BulkReplaceOne(
        BulkOperationHandle bulk, void* filter, void* replacement, void* options, ref NativeError error);

    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_bulk_operation_remove_one_with_opts")]
    [return: MarshalAs(UnmanagedType.U1)]
    private static unsafe partial bool BulkRemoveOne(BulkOperationHandle bulk, void* filter, void* options, ref NativeError error);

    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_bulk_operation_remove_many_with_opts")]
    [return: MarshalAs(UnmanagedType.U1)]
    private static unsafe partial bool BulkRemoveMany(BulkOperationHandle bulk, void* filter, void* options, ref NativeError error);

    /// <summary>Adds one operation; libmongoc copies the documents, which are only looked at here.</summary>
    /// <param name="bulk">The bulk.</param>
    /// <param name="kind">What the operation does.</param>
    /// <param name="first">The document to insert, or the filter.</param>
    /// <param name="second">The update or the replacement; empty for the others.</param>
    /// <param name="options">The operation's options as BSON.</param>
    /// <param name="error">Why it was refused, when the result is false.</param>
    internal static unsafe bool TryAdd(
        BulkOperationHandle bulk,
        WriteKind kind,
        ReadOnlySpan<byte> first,
        ReadOnlySpan<byte> second,
        ReadOnlySpan<byte> options,
        ref NativeError error)
    {
        // Three bson_t on the stack, each 128 bytes and aligned to 128.
        const int Size = NativeReply.StructureSize;
        var room = stackalloc byte[Size * 4];
        var a = (byte*)(((nint)room + Size - 1) / Size * Size);
        byte* b = a + Size, o = b + Size;
        fixed (byte* firstBytes = first, secondBytes = second, optionBytes = options)
        {
            if (!BsonInitStatic(a, firstBytes, (nuint)first.Length)
                || !BsonInitStatic(o, optionBytes, (nuint)options.Length)
                || (!second.IsEmpty && !BsonInitStatic(b, secondBytes, (nuint)second.Length)))
            {
                throw new MongoException("A document that was handed to a bulk write is not valid BSON.");
            }

            return kind switch
            {
                WriteKind.Insert => BulkInsert(bulk, a, o, ref error),
                WriteKind.UpdateOne => BulkUpdateOne(bulk, a, b, o, ref error),
                WriteKind.UpdateMany => BulkUpdateMany(bulk, a, b, o, ref error),
                WriteKind.ReplaceOne => BulkReplaceOne(bulk, a, b, o, ref error),
                WriteKind.DeleteOne => BulkRemoveOne(bulk, a, o, ref error),
                _ => BulkRemoveMany(bulk, a, o, ref error),
            };
        }
    }
}
