using Millrace.Bson;
using Millrace.Orchestration.Scheduling;

namespace Millrace.Orchestration;

/// <summary>What a scheduler outside says of the run that a task belongs to. Immutable.</summary>
public sealed record ForegroundRun
{
    /// <summary>The run's id, which the tasks of one run share; null for one made of the logical date.</summary>
    public string? RunId { get; init; }

    /// <summary>The logical date; null for now.</summary>
    public DateTimeOffset? LogicalDate { get; init; }

    /// <summary>The data interval; null for the one of the DAG's schedule that begins at the logical date.</summary>
    public DataInterval? Interval { get; init; }

    /// <summary>Which try of the task this is.</summary>
    /// <value>At least 1; default 1.</value>
    public int TryNumber { get; init; } = 1;

    /// <summary>The item of a mapped task to run; null for all of them.</summary>
    public int? MapIndex { get; init; }

    /// <summary>Parameters; what is not given has the DAG's default.</summary>
    public BsonDocument Conf { get; init; } = [];
}
