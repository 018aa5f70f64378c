using System.Runtime.InteropServices;

namespace Millrace.Mongo.Interop;

internal static partial class NativeMethods
{
    [LibraryImport(NativeLibraries.Bson, EntryPoint = "bson_init")]
    internal static partial void BsonInit(nint bson);

    [LibraryImport(NativeLibraries.Bson, EntryPoint = "bson_new_from_data")]
    internal static partial NativeBson BsonNewFromData(ReadOnlySpan<byte> data, nuint length);

    [LibraryImport(NativeLibraries.Bson, EntryPoint = "bson_destroy")]
    internal static partial void BsonDestroy(nint bson);

    [LibraryImport(NativeLibraries.Bson, EntryPoint = "bson_get_data")]
    internal static partial nint BsonGetData(nint bson);

    [LibraryImport(NativeLibraries.Bson, EntryPoint = "bson_init_static")]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static unsafe partial bool BsonInitStatic(void* bson, byte* data, nuint length);
}
