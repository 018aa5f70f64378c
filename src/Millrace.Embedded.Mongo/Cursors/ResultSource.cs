using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Cursors;

/// <summary>The results of a query, one after the other. Lives as long as its cursor; used by one thread at a time.</summary>
internal abstract class ResultSource : IDisposable
{
    /// <summary>Moves to the next result; false at the end.</summary>
    public abstract bool MoveNext(OperationContext operation);

    /// <summary>The bytes of the current result, valid until the next call.</summary>
    public abstract ReadOnlySpan<byte> Current { get; }

    /// <summary>A command begins to read: a snapshot is there from now.</summary>
    public virtual void Begin(OperationContext operation)
    {
    }

    /// <summary>The command ends; nothing of the snapshot may be held.</summary>
    public virtual void End()
    {
    }

    public abstract void Dispose();
}
