using System.Text;
using System.Text.Json;
using Millrace.Pipelines.Extract;
using Millrace.Pipelines.Stream;

namespace Millrace.Pipelines.Load;

/// <summary>The identity of a record's event, which is the <c>_id</c> of its raw document. Stateless.</summary>
public static class EventIdentity
{
    /// <summary>The id from the record's header, else from its payload, as the loader finds it; null when there is none.</summary>
    public static string? Find(TopicRecord record, LoadOptions options)
    {
        var header = record.Headers.LastOrDefault(header => header.Key == RecordHeaders.EventId);
        if (header.Value.Length > 0)
        {
            return Encoding.UTF8.GetString(header.Value.Span);
        }

        if (options.EventIdPath is not { } path || record.Value is not { } value)
        {
            return null;
        }

        try
        {
            return JsonPath.Parse(path).FindString(value.Span) is { Length: > 0 } id ? id : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
