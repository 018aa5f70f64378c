using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Millrace.Embedded.Mongo.Storage.Sqlite;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>
/// The one writer of a database. Commands hand in a job and wait; whoever gets the lock runs all waiting jobs in one transaction, each
/// in a savepoint of its own, so that many small concurrent writers share one commit. Bounded by the number of command threads.
/// </summary>
internal sealed class WriteQueue(SqliteDb db, Catalog catalog) : IDisposable
{
    private const int MaxJobsInATransaction = 64;

    private readonly Lock _writer = new();
    private readonly ConcurrentQueue<WriteJob> _pending = new();
    private readonly SqliteDb _db = db;
    private volatile Catalog _catalog = catalog;
    private Durability _durability = Durability.Process;
    private bool _closed;

    /// <summary>The catalog as last committed.</summary>
    public Catalog Catalog => _catalog;

    /// <summary>Runs a job and commits it; false when the database was dropped meanwhile and nothing was done.</summary>
    /// <exception cref="CommandException">The job was refused, or the disk is full; nothing of the job remains.</exception>
    public bool TryRun(Action<WriteSession> work, Durability durability)
    {
        WriteJob job = new(work, durability);
        _pending.Enqueue(job);
        lock (_writer)
        {
            while (!job.IsDone && !_closed) RunGroup();
            if (!job.IsDone) return false;
        }

        if (job.Failure is not null) ExceptionDispatchInfo.Throw(job.Failure);
        return true;
    }

    /// <summary>Waits for the running transaction, then refuses all further jobs and closes the connection.</summary>
    public void Close(Action afterwards)
    {
        lock (_writer)
        {
            if (_closed) return;
            _closed = true;
            _db.Dispose();
            afterwards();
        }
    }

    public void Dispose() => Close(static () => { });

    private void RunGroup()
    {
        List<WriteJob> group = TakeGroup();
        try
        {
            SetDurability(group.Exists(static job => job.Durability == Durability.Disk) ? Durability.Disk : Durability.Process);
            _db.Run("BEGIN IMMEDIATE");
            Catalog current = _catalog;
            foreach (WriteJob job in group) current = RunJob(job, current);
            _db.Run("COMMIT");
            _catalog = current;
            foreach (WriteJob job in group) job.Complete();
        }
        catch (Exception failure)
        {
            // The transaction is lost as a whole: no job of the group may be reported as done.
            if (_db.InTransaction) _db.Execute("ROLLBACK");
            Exception reported = Translate(failure);
            foreach (WriteJob job in group) job.Fail(job.Failure ?? reported);
        }
    }

    private List<WriteJob> TakeGroup()
    {
        List<WriteJob> group = [];
        while (group.Count < MaxJobsInATransaction && _pending.TryDequeue(out WriteJob? job)) group.Add(job);
        return group;
    }

    /// <summary>Runs one job in a savepoint and returns the catalog it leaves behind.</summary>
    private Catalog RunJob(WriteJob job, Catalog catalog)
    {
        _db.Run("SAVEPOINT job");
        try
        {
            WriteSession session = new(_db, catalog);
            job.Work(session);
            session.Finish();
            _db.Run("RELEASE job");
            return session.Catalog;
        }
        catch (Exception failure) when (_db.InTransaction)
        {
            _db.Run("ROLLBACK TO job");
            _db.Run("RELEASE job");
            job.Fail(Translate(failure));
            return catalog;
        }
    }

    private void SetDurability(Durability durability)
    {
        if (durability == _durability) return;
        _db.Execute(durability == Durability.Disk ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
        _durability = durability;
    }

    private static Exception Translate(Exception failure) => failure is SqliteFailureException { IsDiskFull: true }
        ? new CommandException(ErrorCode.OutOfDiskSpace, "the disk of the data directory is full; nothing was written")
        : failure;
}
