using System.Runtime.InteropServices;

namespace Millrace.Mongo.Interop;

/// <summary>
/// A mongoc_client_t taken from a pool; disposing gives it back, and keeps the pool alive until then. For one thread at a time.
/// </summary>
internal sealed class PooledClientHandle : SafeHandle
{
    private readonly ClientPoolHandle _pool;

    private PooledClientHandle(ClientPoolHandle pool)
        : base(0, ownsHandle: true) => _pool = pool;

    public override bool IsInvalid => handle == 0;

    /// <summary>Takes a client; waits while all are in use.</summary>
    public static PooledClientHandle Pop(ClientPoolHandle pool)
    {
        var client = new PooledClientHandle(pool);
        var counted = false;
        pool.DangerousAddRef(ref counted);
        client.SetHandle(NativeMethods.ClientPoolPop(pool));
        return client;
    }

    protected override bool ReleaseHandle()
    {
        NativeMethods.ClientPoolPush(_pool.DangerousGetHandle(), handle);
        _pool.DangerousRelease();
        return true;
    }
}
