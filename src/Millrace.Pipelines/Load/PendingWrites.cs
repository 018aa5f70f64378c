using Millrace.Mongo;
using Millrace.Pipelines.DeadLetters;

namespace Millrace.Pipelines.Load;

/// <summary>
/// The upserts of a batch that have no outcome yet, over any number of attempts. An upsert leaves it when it was stored, when its
/// document was there already, or when the document itself was refused, which makes it a failure of the batch. Not thread-safe.
/// </summary>
internal sealed class PendingWrites(PreparedBatch batch, RawDocumentWriter documents)
{
    private readonly HashSet<int> _pending = [.. Enumerable.Range(0, batch.Writes.Count)];
    private readonly HashSet<int> _stored = [];

    /// <summary>The writes without an outcome, by their place in the batch's writes.</summary>
    public IReadOnlyCollection<int> Left => _pending;

    /// <summary>The writes that made a new document.</summary>
    public IReadOnlyCollection<int> Stored => _stored;

    /// <summary>How many writes found their document.</summary>
    public int Matched { get; private set; }

    /// <summary>Why something is still pending.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Writes as one bulk; <see cref="Apply"/> takes its outcome.</summary>
    public BulkWrite ToBulk(IReadOnlyList<int> writes)
    {
        var bulk = BulkWrite.Unordered();
        foreach (var write in writes)
        {
            bulk.UpdateOne(documents[batch.Writes[write].Filter], documents[batch.Writes[write].Update], upsert: true);
        }

        return bulk;
    }

    /// <summary>Takes the outcome of a bulk of writes.</summary>
    /// <exception cref="LoadException">The store refuses for a reason that is no document's fault and does not pass.</exception>
    public void Apply(IReadOnlyList<int> writes, BulkWriteResult result, bool retryDuplicateKeys)
    {
        var upserted = result.UpsertedIds.Select(id => id.Index).ToHashSet();
        var failed = result.WriteErrors.Select(error => error.Index).ToHashSet();
        foreach (var error in result.WriteErrors)
        {
            TakeError(writes[error.Index], error, retryDuplicateKeys);
        }

        foreach (var position in upserted)
        {
            _stored.Add(writes[position]);
        }

        if (result.WriteConcernErrors.Count > 0)
        {
            // Applied, but not as durably as asked for: the same again, until the store can say so.
            Trouble = result.WriteConcernErrors[0].Message;
            return;
        }

        for (var position = 0; position < writes.Count; position++)
        {
            if (!failed.Contains(position))
            {
                _pending.Remove(writes[position]);
                Matched += _stored.Contains(writes[position]) ? 0 : 1;
            }
        }
    }

    /// <summary>Makes a failure of a write.</summary>
    public void Reject(int write, string message, string errorClass)
    {
        _pending.Remove(write);
        batch.Reject(write, new RecordFailure(DeadLetterReasons.StoreRejected, message, errorClass));
    }

    private void TakeError(int write, BulkWriteError error, bool retryDuplicateKeys)
    {
        if (StoreFaults.IsSystemic(error.Code))
        {
            throw new LoadException($"The store refuses the records: {error.Message.TrimEnd('.')} (code {error.Code}).");
        }

        if (StoreFaults.IsPassing(error.Code) || (error.Code == StoreFaults.DuplicateKey && retryDuplicateKeys))
        {
            Trouble = error.Message;
        }
        else
        {
            Reject(write, $"The store refused the document with code {error.Code}.", nameof(MongoServerException));
        }
    }
}
