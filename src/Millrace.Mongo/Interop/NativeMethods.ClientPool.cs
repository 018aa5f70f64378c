using System.Runtime.InteropServices;

namespace Millrace.Mongo.Interop;

internal static partial class NativeMethods
{
    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_client_pool_new_with_error")]
    internal static partial ClientPoolHandle ClientPoolNew(UriHandle uri, ref NativeError error);

    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_client_pool_destroy")]
    internal static partial void ClientPoolDestroy(nint pool);

    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_client_pool_set_error_api")]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool ClientPoolSetErrorApi(ClientPoolHandle pool, int version);

    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_client_pool_max_size")]
    internal static partial void ClientPoolMaxSize(ClientPoolHandle pool, uint size);

    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_client_pool_pop")]
    internal static partial nint ClientPoolPop(ClientPoolHandle pool);

    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_client_pool_push")]
    internal static partial void ClientPoolPush(nint pool, nint client);
}
