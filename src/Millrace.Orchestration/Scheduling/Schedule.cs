using Millrace.Orchestration.Dags;

namespace Millrace.Orchestration.Scheduling;

/// <summary>When a DAG runs, and which data interval each run is about. Immutable.</summary>
public abstract record Schedule
{
    private protected Schedule()
    {
    }

    /// <summary>Only when someone asks for a run.</summary>
    public static Schedule Manual { get; } = new ManualSchedule();

    /// <summary>One run, at the DAG's start date (without one: when the DAG is first seen).</summary>
    public static Schedule Once { get; } = new OnceSchedule();

    /// <summary>A new run as soon as the last one has ended; each is about the time since the last began.</summary>
    public static Schedule Continuous { get; } = new ContinuousSchedule();

    /// <summary>As Airflow writes it, for people: the cron expression, <c>@once</c>, …</summary>
    public abstract string Summary { get; }

    /// <summary>Whether runs come without anyone asking.</summary>
    internal bool RunsByItself => this is not ManualSchedule;

    /// <summary>Whether time alone makes runs, at instants that can be told in advance.</summary>
    public virtual bool IsTimed => false;

    /// <summary>A cron expression of five fields, or one of @hourly, @daily, @midnight, @weekly, @monthly, @quarterly, @yearly,
    /// @annually. A run is about the time from the last fire time to this one.</summary>
    /// <param name="expression">Minute, hour, day of month, month, day of week; <c>*/10 * * * *</c>.</param>
    /// <param name="timeZone">An Olson id such as <c>Europe/Kyiv</c>; the changes of its clocks are followed (docs/adr/0012).</param>
    /// <exception cref="CronFormatException">The expression or the time zone is wrong.</exception>
    public static Schedule Cron(string expression, string timeZone = "UTC") => new CronSchedule(ZonedCron.Parse(expression, timeZone));

    /// <summary>Every so often, counted from the DAG's start date (without one: from the beginning of 1970).</summary>
    /// <param name="interval">At least a second, of whole milliseconds.</param>
    public static Schedule Every(TimeSpan interval) => new IntervalSchedule(interval);

    /// <summary>When every one of these datasets has changed since the last run.</summary>
    public static Schedule OnAll(params Dataset[] datasets) => new DatasetSchedule(datasets, DatasetCondition.All);

    /// <summary>When any of these datasets has changed since the last run.</summary>
    public static Schedule OnAny(params Dataset[] datasets) => new DatasetSchedule(datasets, DatasetCondition.Any);

    /// <summary>The first interval that begins at or after <paramref name="start"/> and ends after <paramref name="cursor"/>; null when
    /// there is none.</summary>
    internal virtual DataInterval? FirstAfter(DateTimeOffset cursor, DateTimeOffset start) => null;

    /// <summary>The last interval that begins at or after <paramref name="start"/> and ends by <paramref name="now"/>; null when there is
    /// none.</summary>
    internal virtual DataInterval? LastUntil(DateTimeOffset now, DateTimeOffset start) => null;

    /// <summary>The interval of a run that someone asks for at <paramref name="now"/>: the last one that has ended.</summary>
    internal virtual DataInterval ManualInterval(DateTimeOffset now) => new(now, now);

    /// <summary>What is wrong with it for this DAG, or null.</summary>
    internal virtual string? Problem(DateTimeOffset? startDate, Catchup catchup) => null;
}
