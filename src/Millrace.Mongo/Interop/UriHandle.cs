using System.Runtime.InteropServices;

namespace Millrace.Mongo.Interop;

/// <summary>mongoc_uri_t.</summary>
internal sealed class UriHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.UriDestroy(handle);
        return true;
    }
}
