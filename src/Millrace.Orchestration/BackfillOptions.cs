using Millrace.Bson;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration;

/// <summary>A backfill that is asked for. Immutable.</summary>
public sealed record BackfillOptions
{
    /// <summary>The first logical date.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The last logical date.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Newest first.</summary>
    public bool Reverse { get; init; }

    /// <summary>Runs of it that may be active at a time.</summary>
    /// <value>1 to 1000; default 10.</value>
    public int MaxActiveRuns { get; init; } = 10;

    /// <summary>What is done with intervals that have a run already.</summary>
    public BackfillReprocess Reprocess { get; init; }

    /// <summary>Parameters of its runs.</summary>
    public BsonDocument Conf { get; init; } = [];
}
