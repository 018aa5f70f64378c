using System.Runtime.InteropServices;

namespace Millrace.Mongo.Interop;

internal static partial class NativeMethods
{
    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_uri_new_with_error", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial UriHandle UriNew(string uri, ref NativeError error);

    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_uri_destroy")]
    internal static partial void UriDestroy(nint uri);

    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_uri_has_option", StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool UriHasOption(UriHandle uri, string option);

    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_uri_set_option_as_int32", StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool UriSetOption(UriHandle uri, string option, int value);

    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_uri_set_appname", StringMarshalling = StringMarshalling.Utf8)]
    [return: MarshalAs(UnmanagedType.U1)]
    internal static partial bool UriSetAppName(UriHandle uri, string name);

    [LibraryImport(NativeLibraries.Mongoc, EntryPoint = "mongoc_uri_get_hosts")]
    private static partial nint UriGetHosts(UriHandle uri);

    /// <summary>The hosts of the URI, <c>host:port</c>, without user or password; empty for an SRV URI.</summary>
    internal static unsafe IReadOnlyList<string> UriHosts(UriHandle uri)
    {
        var hosts = new List<string>();
        for (var host = (HostList*)UriGetHosts(uri); host is not null; host = host->Next)
        {
            var bytes = new ReadOnlySpan<byte>(host->HostAndPort, HostList.HostAndPortSize);
            hosts.Add(System.Text.Encoding.UTF8.GetString(bytes[..bytes.IndexOf((byte)0)]));
        }

        return hosts;
    }

    /// <summary>The beginning of mongoc_host_list_t.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct HostList
    {
        public const int HostSize = 255 + 1;
        public const int HostAndPortSize = 255 + 7 + 1;

        public HostList* Next;
        public fixed byte Host[HostSize];
        public fixed byte HostAndPort[HostAndPortSize];
    }
}
