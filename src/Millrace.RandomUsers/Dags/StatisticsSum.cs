namespace Millrace.RandomUsers.Dags;

/// <summary>The statistics of many stages, those that run and those that are over, as one. Thread-safe.</summary>
/// <param name="nothing">The statistics of a stage that has done nothing.</param>
/// <param name="add">Adds two.</param>
/// <param name="keep">What is kept of a stage that is over: its counts, but not how far it is behind.</param>
public sealed class StatisticsSum<T>(T nothing, Func<T, T, T> add, Func<T, T> keep)
{
    private readonly Lock _lock = new();
    private readonly List<Func<T>> _running = [];
    private T _over = nothing;

    /// <summary>All together.</summary>
    public T Total
    {
        get
        {
            lock (_lock)
            {
                return _running.Aggregate(_over, (sum, stage) => add(sum, stage()));
            }
        }
    }

    /// <summary>How many run now.</summary>
    public int Running
    {
        get
        {
            lock (_lock)
            {
                return _running.Count;
            }
        }
    }

    /// <summary>Counts a stage until what is returned is disposed.</summary>
    public IDisposable Track(Func<T> stage)
    {
        lock (_lock)
        {
            _running.Add(stage);
        }

        return new Tracking(this, stage);
    }

    private void End(Func<T> stage)
    {
        lock (_lock)
        {
            if (_running.Remove(stage))
            {
                _over = add(_over, keep(stage()));
            }
        }
    }

    private sealed class Tracking(StatisticsSum<T> sum, Func<T> stage) : IDisposable
    {
        public void Dispose() => sum.End(stage);
    }
}
