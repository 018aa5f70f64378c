using System.ComponentModel;

namespace Millrace.Server.Data;

/// <summary>A query as it stands in an address. Immutable.</summary>
internal sealed record QueryParameters
{
    [Description("Which documents, as Extended JSON, e.g. {\"nat\": \"US\"}; all when it is missing.")]
    public string? Filter { get; init; }

    [Description("The order, e.g. {\"age\": -1}; that of the collection when it is missing.")]
    public string? Sort { get; init; }

    [Description("The fields, e.g. {\"email\": 1}; all when it is missing.")]
    public string? Projection { get; init; }
}
