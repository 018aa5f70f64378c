namespace Millrace.Pipelines.Stream;

/// <summary>One extracted record, ready for the topic. Immutable; the payload must not be changed.</summary>
public sealed record SourceRecord
{
    /// <summary>The record's key, such as a nationality code.</summary>
    public required string Key { get; init; }

    /// <summary>The event's identity.</summary>
    public required string EventId { get; init; }

    /// <summary>One UTF-8 JSON object, redacted.</summary>
    public required byte[] Payload { get; init; }

    /// <summary>When the answer was received, UTC.</summary>
    public required DateTimeOffset ExtractedAt { get; init; }

    /// <summary>The source's name.</summary>
    public required string Source { get; init; }

    /// <summary>The payload's schema.</summary>
    public required string Schema { get; init; }

    /// <summary>The extractor run.</summary>
    public required string RunId { get; init; }

    /// <summary>W3C trace context of the request.</summary>
    public required string TraceParent { get; init; }
}
