using System.Runtime.InteropServices;

namespace Millrace.Mongo.Interop;

/// <summary>mongoc_client_pool_t. Thread-safe, as libmongoc's is.</summary>
internal sealed class ClientPoolHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.ClientPoolDestroy(handle);
        return true;
    }
}
