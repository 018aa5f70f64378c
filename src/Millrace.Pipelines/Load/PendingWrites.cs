using Millrace.Mongo;
using Millrace.Pipelines.DeadLetters;

namespace Millrace.Pipelines.Load;

/// <summary>
/// The upserts of a batch that have no outcome yet, over any number of attempts. An upsert leaves it when it was stored, when its
/// document was there already, or when the store refused the document itself, which makes it a failure of the batch. Not thread-safe.
/// </summary>
internal sealed class PendingWrites
{
    private readonly PreparedBatch _batch;
    private readonly RawDocumentWriter _documents;
    private List<int> _pending;

    public PendingWrites(PreparedBatch batch, RawDocumentWriter documents)
    {
        _batch = batch;
        _documents = documents;
        _pending = [.. Enumerable.Range(0, batch.Writes.Count)];
    }

    public int Count => _pending.Count;

    /// <summary>The writes (by place in the batch's writes) that made a new document.</summary>
    public HashSet<int> Stored { get; } = [];

    /// <summary>The writes that found their document.</summary>
    public int Matched { get; private set; }

    /// <summary>Why something is still pending.</summary>
    public string? Trouble { get; private set; }

    /// <summary>The pending upserts as one bulk; <see cref="Apply"/> takes its outcome.</summary>
    public BulkWrite ToBulk() => ToBulk(_pending);

    /// <summary>One pending upsert as a bulk of its own, to find out which one the client itself cannot send.</summary>
    public BulkWrite ToBulk(int position) => ToBulk([_pending[position]]);

    /// <summary>Makes failures of the upserts at these positions.</summary>
    public void Reject(IReadOnlySet<int> positions, string message)
    {
        foreach (var position in positions)
        {
            _batch.Reject(_batch.Writes[_pending[position]].Record, new RecordFailure(DeadLetterReasons.StoreRejected, message));
        }

        _pending = [.. _pending.Where((_, position) => !positions.Contains(position))];
    }

    private BulkWrite ToBulk(IEnumerable<int> writes)
    {
        var bulk = BulkWrite.Unordered();
        foreach (var index in writes)
        {
            var write = _batch.Writes[index];
            bulk.UpdateOne(_documents[write.Filter], _documents[write.Update], upsert: true);
        }

        return bulk;
    }

    /// <summary>Takes the outcome of the bulk write of everything pending.</summary>
    /// <exception cref="LoadException">The store refuses for a reason that is no document's fault and does not pass.</exception>
    public void Apply(BulkWriteResult result, bool retryDuplicateKeys)
    {
        var again = new List<int>();
        var failed = new HashSet<int>();
        foreach (var error in result.WriteErrors)
        {
            failed.Add(error.Index);
            var index = _pending[error.Index];
            if (StoreFaults.IsSystemic(error.Code))
            {
                throw new LoadException($"The store refuses the records: {error.Message.TrimEnd('.')} (code {error.Code}).");
            }

            if (StoreFaults.IsPassing(error.Code) || (error.Code == StoreFaults.DuplicateKey && retryDuplicateKeys))
            {
                Trouble = error.Message;
                again.Add(index);
                continue;
            }

            _batch.Reject(
                _batch.Writes[index].Record,
                new RecordFailure(DeadLetterReasons.StoreRejected, $"The store refused the document with code {error.Code}."));
        }

        var applied = Enumerable.Range(0, _pending.Count).Where(position => !failed.Contains(position));
        var upserted = result.UpsertedIds.Select(id => id.Index).ToHashSet();
        if (result.WriteConcernErrors.Count > 0)
        {
            // Applied here, but not as durably as asked: all of it again, until the store can say so.
            Trouble = result.WriteConcernErrors[0].Message;
            Stored.UnionWith(upserted.Select(position => _pending[position]));
            again.AddRange(applied.Select(position => _pending[position]));
            _pending = again;
            return;
        }

        foreach (var position in applied)
        {
            if (upserted.Contains(position))
            {
                Stored.Add(_pending[position]);
            }
            else if (!Stored.Contains(_pending[position]))
            {
                Matched++;
            }
        }

        _pending = again;
    }
}
