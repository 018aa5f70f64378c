using Microsoft.AspNetCore.Mvc;

namespace Millrace.Server.Streams;

/// <summary>Which records of a topic are asked for.</summary>
internal sealed record RecordBrowseQuery
{
    /// <summary>The topic.</summary>
    public required string Topic { get; init; }

    /// <summary>The one partition meant.</summary>
    [FromQuery]
    public int? Partition { get; init; }

    /// <summary><c>newest</c> or <c>oldest</c>.</summary>
    [FromQuery]
    public string? Order { get; init; }

    /// <summary>Where to begin in each partition.</summary>
    [FromQuery]
    public long? Offset { get; init; }

    /// <summary>Only records of this time or later.</summary>
    [FromQuery]
    public string? From { get; init; }

    /// <summary>Only records before this time.</summary>
    [FromQuery]
    public string? To { get; init; }

    /// <summary>The whole key.</summary>
    [FromQuery]
    public string? Key { get; init; }

    /// <summary>A text in key or value, in any case.</summary>
    [FromQuery]
    public string? Contains { get; init; }

    /// <summary>A path in the value, names separated by dots.</summary>
    [FromQuery]
    public string? Path { get; init; }

    /// <summary>What lies at the path.</summary>
    [FromQuery(Name = "equals")]
    public string? Value { get; init; }

    /// <summary>The most records.</summary>
    [FromQuery]
    public int? Limit { get; init; }

    /// <summary>Where the page before ended.</summary>
    [FromQuery]
    public string? Cursor { get; init; }
}
