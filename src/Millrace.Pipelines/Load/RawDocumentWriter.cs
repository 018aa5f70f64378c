using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Millrace.Bson;
using Millrace.Pipelines.DeadLetters;
using Millrace.Pipelines.Extract;

namespace Millrace.Pipelines.Load;

/// <summary>
/// Turns records into upserts of raw documents, <c>{_id, route, payload, source, extractedAt, loadedAt}</c>, straight from the
/// record's bytes. All BSON of a batch lies in one pooled buffer that lives as long as the batch is tried. Not thread-safe.
/// </summary>
internal sealed class RawDocumentWriter : IDisposable
{
    /// <summary>MongoDB's limit is 16 MiB; the difference covers what the server may add.</summary>
    public const int MaxDocumentBytes = (16 * 1024 * 1024) - 1024;

    private readonly BsonWriter _documents = new(64 * 1024);
    private readonly BsonWriter _payload = new(4 * 1024);
    private readonly LoadOptions _options;
    private readonly byte[] _routeField;
    private readonly JsonPath? _routePath;
    private readonly JsonPath? _eventIdPath;
    private byte[] _lastRouteBytes = [];
    private string _lastRoute = "";

    public RawDocumentWriter(LoadOptions options)
    {
        _options = options;
        _routeField = Encoding.UTF8.GetBytes(options.RouteField);
        _routePath = options.RoutePath is { } route ? JsonPath.Parse(route) : null;
        _eventIdPath = options.EventIdPath is { } id ? JsonPath.Parse(id) : null;
    }

    /// <summary>The bytes of a filter or update written since the last reset.</summary>
    public ReadOnlySpan<byte> this[Range range] => _documents.WrittenSpan[range];

    /// <summary>Forgets the batch.</summary>
    public void Reset() => _documents.Reset();

    public void Dispose()
    {
        _documents.Dispose();
        _payload.Dispose();
    }

    /// <summary>The event's identity, from the header or the payload; null with a failure when there is none or the value is not
    /// JSON. Call before <see cref="Write"/>.</summary>
    public byte[]? FindEventId(KafkaRecord record, out RecordFailure failure)
    {
        failure = default;
        if (record.Message.Headers.TryGetLastBytes(RecordHeaders.EventId, out var header)
            && header is { Length: > 0 }
            && Utf8.IsValid(header))
        {
            return header;
        }

        if (record.Message.Value is not { } value)
        {
            failure = new RecordFailure(DeadLetterReasons.MalformedValue, "The record has no value.");
            return null;
        }

        try
        {
            if (_eventIdPath?.FindString(value) is { Length: > 0 } id)
            {
                return Encoding.UTF8.GetBytes(id);
            }

            failure = new RecordFailure(
                DeadLetterReasons.MissingEventId,
                $"The record has no header {RecordHeaders.EventId} and no event id in its payload.");
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            failure = new RecordFailure(
                DeadLetterReasons.MalformedValue, "The record's value is not a JSON object.", malformed.GetType().Name);
        }

        return null;
    }

    /// <summary>Appends the upsert of a record; false with the failure when it cannot be stored.</summary>
    public bool Write(
        KafkaRecord record, int index, byte[] eventId, DateTimeOffset loadedAt, out RawWrite write, out RecordFailure failure)
    {
        write = default;
        if (!TranscodePayload(record.Message.Value, out failure))
        {
            return false;
        }

        if (FindRoute(record.Message.Key, record.Message.Value!) is not { } route)
        {
            failure = new RecordFailure(
                DeadLetterReasons.MissingRoute, $"The record has no key and no {_options.RouteField} in its payload.");
            return false;
        }

        var extractedAt = ExtractedAt(record);
        var start = _documents.Length;
        _documents.WriteStartDocument();
        _documents.WriteString("_id"u8, eventId);
        _documents.WriteEndDocument();
        var middle = _documents.Length;
        WriteUpdate(record, route, extractedAt, loadedAt);
        write = new RawWrite(index, start..middle, middle.._documents.Length, route, extractedAt);
        return true;
    }

    private void WriteUpdate(KafkaRecord record, string route, DateTimeOffset extractedAt, DateTimeOffset loadedAt)
    {
        _documents.WriteStartDocument();
        _documents.WriteStartDocument("$setOnInsert"u8);
        _documents.WriteString(_routeField, route);
        _documents.WriteRawDocument("payload"u8, _payload.WrittenSpan);
        _documents.WriteStartDocument("source"u8);
        _documents.WriteString("topic"u8, record.Topic);
        _documents.WriteInt32("partition"u8, record.Partition.Value);
        _documents.WriteInt64("offset"u8, record.Offset.Value);
        _documents.WriteDateTime("timestamp"u8, record.Message.Timestamp.UnixTimestampMs);
        _documents.WriteEndDocument();
        _documents.WriteDateTime("extractedAt"u8, extractedAt.ToUnixTimeMilliseconds());
        _documents.WriteDateTime("loadedAt"u8, loadedAt.ToUnixTimeMilliseconds());
        _documents.WriteEndDocument();
        _documents.WriteEndDocument();
    }

    private bool TranscodePayload(byte[]? value, out RecordFailure failure)
    {
        failure = default;
        _payload.Reset();
        if (value is null)
        {
            failure = new RecordFailure(DeadLetterReasons.MalformedValue, "The record has no value.");
            return false;
        }

        try
        {
            JsonTranscoder.Transcode(value, _payload);
        }
        catch (BsonFormatException malformed)
        {
            _payload.Reset();
            failure = new RecordFailure(
                DeadLetterReasons.MalformedValue,
                $"The record's value is not a JSON object that can be stored (byte {malformed.Position}).",
                nameof(BsonFormatException));
            return false;
        }

        if (_payload.Length <= MaxDocumentBytes)
        {
            return true;
        }

        failure = new RecordFailure(
            DeadLetterReasons.TooLarge, $"The document would have {_payload.Length} bytes; the store takes 16 MiB.");
        return false;
    }

    private string? FindRoute(byte[]? key, ReadOnlySpan<byte> value)
    {
        if (key is not { Length: > 0 } || !Utf8.IsValid(key))
        {
            return _routePath?.FindString(value) is { Length: > 0 } found ? found : null;
        }

        // Keys of a partition are nearly always the same: do not make a string for each record.
        if (!key.AsSpan().SequenceEqual(_lastRouteBytes))
        {
            _lastRouteBytes = key;
            _lastRoute = Encoding.UTF8.GetString(key);
        }

        return _lastRoute;
    }

    private static DateTimeOffset ExtractedAt(KafkaRecord record)
    {
        if (record.Message.Headers.TryGetLastBytes(RecordHeaders.ExtractedAt, out var header)
            && header is not null
            && DateTimeOffset.TryParse(
                Encoding.UTF8.GetString(header), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var extractedAt))
        {
            return extractedAt;
        }

        return new DateTimeOffset(record.Message.Timestamp.UtcDateTime);
    }
}
