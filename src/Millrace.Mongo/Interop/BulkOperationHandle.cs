using System.Runtime.InteropServices;

namespace Millrace.Mongo.Interop;

/// <summary>mongoc_bulk_operation_t. For one thread at a time; its client must outlive it.</summary>
internal sealed class BulkOperationHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.BulkOperationDestroy(handle);
        return true;
    }
}
