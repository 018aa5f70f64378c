using System.Collections.Immutable;
using Millrace.Orchestration.Dags;

namespace Millrace.Orchestration.State;

/// <summary>What is kept of a DAG beside its runs. Immutable.</summary>
public sealed record DagRecord
{
    /// <summary>The DAG's id.</summary>
    public required string Id { get; init; }

    /// <summary>Whether its schedule stands still. Runs that were begun go on; queued ones wait.</summary>
    public bool IsPaused { get; init; }

    /// <summary>When the DAG was first seen.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>The end of the last interval that has a run or was passed over; later ones are still to come.</summary>
    public required DateTimeOffset Cursor { get; init; }

    /// <summary>How often each dataset had changed when the DAG last ran for it.</summary>
    public ImmutableDictionary<string, long> Consumed { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>The DAG's definition as a document for people and tools, see <see cref="DagTable"/>.</summary>
    public Bson.BsonDocument Definition { get; init; } = [];

    /// <summary>Counts its changes.</summary>
    public long Version { get; init; }

    /// <summary>Whether a process that last ran this DAG knew it as this one does.</summary>
    public bool Describes(Dag dag) => Definition.Equals(DagTable.Describe(dag));
}
