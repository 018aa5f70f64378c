using Millrace.Bson;
using Millrace.Orchestration.Scheduling;

namespace Millrace.Orchestration.State;

/// <summary>Runs for a range of past intervals. Immutable.</summary>
public sealed record Backfill
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The DAG.</summary>
    public required string DagId { get; init; }

    /// <summary>The first logical date.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The last logical date.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>The intervals, in the order they are run.</summary>
    public required IReadOnlyList<DataInterval> Intervals { get; init; }

    /// <summary>How many of them have their run.</summary>
    public int Position { get; init; }

    /// <summary>Its runs that may be active at a time.</summary>
    public int MaxActiveRuns { get; init; } = 10;

    /// <summary>What is done with intervals that have a run already.</summary>
    public BackfillReprocess Reprocess { get; init; }

    /// <summary>Parameters of its runs.</summary>
    public BsonDocument Conf { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public BackfillState State { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was over.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Counts its changes.</summary>
    public long Version { get; init; }

    /// <summary>Whether anything can still become of it.</summary>
    public bool IsOpen => State is BackfillState.Running or BackfillState.Paused;
}
