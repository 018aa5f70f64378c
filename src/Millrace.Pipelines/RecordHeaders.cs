using System.Globalization;

namespace Millrace.Pipelines;

/// <summary>The header names of the record contract: what a record in a source topic carries beside key and value.</summary>
public static class RecordHeaders
{
    /// <summary>The event's identity; the document's <c>_id</c> in the raw collection.</summary>
    public const string EventId = "millrace.event-id";

    /// <summary>When the answer that held the record was received: RFC 3339, UTC, milliseconds.</summary>
    public const string ExtractedAt = "millrace.extracted-at";

    /// <summary>The name of the source definition.</summary>
    public const string Source = "millrace.source";

    /// <summary>The extractor run that fetched the record.</summary>
    public const string RunId = "millrace.run-id";

    /// <summary>The schema of the payload, such as <c>randomuser/1.4</c>.</summary>
    public const string Schema = "millrace.schema";

    /// <summary>W3C trace context of the request that fetched the record.</summary>
    public const string TraceParent = "traceparent";

    /// <summary>The format of every time in a header.</summary>
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>A time as it stands in a header.</summary>
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
