using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Millrace.Mongo.Interop;

internal static partial class NativeMethods
{
    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_init")]
    internal static partial void Init();

    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_get_version")]
    private static partial nint GetVersion();

    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_log_set_handler")]
    private static unsafe partial void LogSetHandler(delegate* unmanaged[Cdecl]<int, byte*, byte*, void*, void> handler, void* userData);

    internal static string Version => Marshal.PtrToStringUTF8(GetVersion()) ?? "";

    /// <summary>Sends libmongoc's log lines to <see cref="MongoLibrary"/> instead of stderr.</summary>
    internal static unsafe void RouteLog() => LogSetHandler(&OnLog, null);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static unsafe void OnLog(int level, byte* domain, byte* message, void* userData) =>
        MongoLibrary.OnNativeLog(level, Marshal.PtrToStringUTF8((nint)domain) ?? "", Marshal.PtrToStringUTF8((nint)message) ?? "");
}
