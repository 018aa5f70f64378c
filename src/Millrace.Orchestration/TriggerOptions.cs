using Millrace.Bson;

namespace Millrace.Orchestration;

/// <summary>A run that is asked for. Immutable.</summary>
public sealed record TriggerOptions
{
    /// <summary>Its parameters; what is not given has the DAG's default.</summary>
    public BsonDocument Conf { get; init; } = [];

    /// <summary>Its logical date; null for now.</summary>
    public DateTimeOffset? LogicalDate { get; init; }

    /// <summary>Its id; null for <c>manual__</c> and the logical date.</summary>
    public string? RunId { get; init; }

    /// <summary>A note.</summary>
    public string Note { get; init; } = "";

    /// <summary>Who asks: <c>cli</c>, <c>rest_api</c>, <c>ui</c>, …</summary>
    public string By { get; init; } = "cli";
}
