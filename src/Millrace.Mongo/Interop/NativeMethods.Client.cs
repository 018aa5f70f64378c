using System.Runtime.InteropServices;

namespace Millrace.Mongo.Interop;

internal static partial class NativeMethods
{
    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_client_command_with_opts", StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool ClientCommand(
        PooledClientHandle client,
        string database,
        NativeBson command,
        nint readPreference,
        nint options,
        NativeReply reply,
        ref NativeError error);

    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_client_get_collection", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial CollectionHandle ClientGetCollection(PooledClientHandle client, string database, string collection);
}
