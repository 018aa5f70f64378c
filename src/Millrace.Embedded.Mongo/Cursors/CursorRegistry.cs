using System.Security.Cryptography;

namespace Millrace.Embedded.Mongo.Cursors;

/// <summary>The cursors that wait for their next getMore: bounded in number, closed after a time without use. Thread safe.</summary>
internal sealed class CursorRegistry : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Entry> _cursors = [];
    private readonly int _maxCursors;
    private readonly TimeSpan _idleTimeout;
    private readonly TimeProvider _time;
    private readonly ITimer _sweep;

    public CursorRegistry(EmbeddedStoreOptions options)
    {
        _maxCursors = options.MaxCursors;
        _idleTimeout = options.CursorIdleTimeout;
        _time = options.TimeProvider;
        TimeSpan period = _idleTimeout / 4 > TimeSpan.FromSeconds(30) ? TimeSpan.FromSeconds(30) : _idleTimeout / 4;
        _sweep = _time.CreateTimer(_ => CloseIdle(), state: null, period, period);
    }

    public int Count
    {
        get
        {
            lock (_gate) return _cursors.Count;
        }
    }

    /// <summary>Keeps a cursor for later getMores and gives it its id.</summary>
    /// <exception cref="CommandException">Too many cursors are open; this one is closed.</exception>
    public long Keep(OpenCursor cursor)
    {
        lock (_gate)
        {
            if (_cursors.Count < _maxCursors)
            {
                do cursor.Id = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) & long.MaxValue;
                while (cursor.Id == 0 || _cursors.ContainsKey(cursor.Id));
                _cursors.Add(cursor.Id, new Entry(cursor, _time.GetTimestamp()));
                return cursor.Id;
            }
        }

        cursor.Dispose();
        throw new CommandException(ErrorCode.ExceededMemoryLimit, $"{_maxCursors} cursors are open, and no more are allowed");
    }

    /// <summary>Takes a cursor for one getMore; <see cref="Return"/> or <see cref="Close"/> follows.</summary>
    /// <exception cref="CommandException">There is none of this id in the namespace, or it is in use.</exception>
    public OpenCursor Take(long id, string ns)
    {
        lock (_gate)
        {
            if (!_cursors.TryGetValue(id, out Entry? entry))
                throw new CommandException(ErrorCode.CursorNotFound, $"cursor id {id} not found");
            if (entry.Cursor.Namespace != ns)
            {
                throw new CommandException(
                    ErrorCode.Unauthorized,
                    $"Requested getMore on namespace '{ns}', but cursor belongs to a different namespace {entry.Cursor.Namespace}");
            }

            if (entry.InUse) throw new CommandException((ErrorCode)12051, $"cursor id {id} is already in use");
            entry.InUse = true;
            return entry.Cursor;
        }
    }

    public void Return(OpenCursor cursor)
    {
        lock (_gate)
        {
            if (!_cursors.TryGetValue(cursor.Id, out Entry? entry)) return;
            entry.InUse = false;
            entry.LastUsed = _time.GetTimestamp();
            if (!entry.Killed) return;
            _cursors.Remove(cursor.Id);
        }

        cursor.Dispose();
    }

    /// <summary>Closes a cursor that the caller has taken.</summary>
    public void Close(OpenCursor cursor)
    {
        lock (_gate) _cursors.Remove(cursor.Id);
        cursor.Dispose();
    }

    /// <summary>Closes a cursor for a client; one in use closes when its command ends. False when there is none.</summary>
    public bool Kill(long id, string ns)
    {
        Entry? entry;
        lock (_gate)
        {
            if (!_cursors.TryGetValue(id, out entry) || entry.Cursor.Namespace != ns) return false;
            if (entry.InUse)
            {
                entry.Killed = true;
                return true;
            }

            _cursors.Remove(id);
        }

        entry.Cursor.Dispose();
        return true;
    }

    public void Dispose()
    {
        _sweep.Dispose();
        CloseWhere(static _ => true);
    }

    private void CloseIdle() =>
        CloseWhere(entry => !entry.InUse && !entry.Cursor.KeepsForever && _time.GetElapsedTime(entry.LastUsed) >= _idleTimeout);

    private void CloseWhere(Func<Entry, bool> closes)
    {
        List<Entry> closing;
        lock (_gate)
        {
            closing = [.. _cursors.Values.Where(closes)];
            foreach (Entry entry in closing) _cursors.Remove(entry.Cursor.Id);
        }

        foreach (Entry entry in closing) entry.Cursor.Dispose();
    }

    private sealed class Entry(OpenCursor cursor, long lastUsed)
    {
        public OpenCursor Cursor { get; } = cursor;

        public long LastUsed { get; set; } = lastUsed;

        public bool InUse { get; set; }

        public bool Killed { get; set; }
    }
}
