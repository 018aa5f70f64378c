using System.Runtime.InteropServices;

namespace Millrace.Mongo.Interop;

internal static partial class NativeMethods
{
    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_cursor_destroy")]
    internal static partial void CursorDestroy(nint cursor);

    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_cursor_next")]
    [return: MarshalAs(UnmanagedType.U1)]
    private static partial bool CursorNext(CursorHandle cursor, out nint document);

    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_cursor_error_document")]
    [return: MarshalAs(UnmanagedType.U1)]
    private static partial bool CursorErrorDocument(CursorHandle cursor, ref NativeError error, out nint reply);

    /// <summary>Moves to the next document; its bytes are valid until the next call on the cursor.</summary>
    internal static bool TryMoveNext(CursorHandle cursor, out ReadOnlySpan<byte> document)
    {
        var moved = CursorNext(cursor, out var bson);
        document = moved ? NativeBson.Bytes(bson) : default;
        return moved;
    }

    /// <summary>The cursor's error, and the server's reply where there is one; false when there is no error.</summary>
    internal static bool TryGetError(CursorHandle cursor, ref NativeError error, out ReadOnlySpan<byte> reply)
    {
        var failed = CursorErrorDocument(cursor, ref error, out var bson);
        reply = failed && bson != 0 ? NativeBson.Bytes(bson) : default;
        return failed;
    }
}
