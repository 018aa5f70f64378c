using System.Security.Cryptography;
using System.Text.Json;
using Millrace.Pipelines.Stream;

namespace Millrace.Pipelines.Extract;

/// <summary>
/// Makes a record of the contract from one element of an answer: redacts it, judges it, finds its key and identity. Thread-safe.
/// </summary>
internal sealed class RecordBuilder
{
    private readonly HttpSourceDefinition _definition;
    private readonly Redactor _redactor;
    private readonly JsonPath? _keyPath;
    private readonly JsonPath? _eventIdPath;
    private readonly JsonPath[] _requiredPaths;

    public RecordBuilder(HttpSourceDefinition definition)
    {
        _definition = definition;
        _redactor = new Redactor(definition.RedactedPaths.Select(JsonPath.Parse));
        _keyPath = definition.KeyPath is { } key ? JsonPath.Parse(key) : null;
        _eventIdPath = definition.EventIdPath is { } id ? JsonPath.Parse(id) : null;
        _requiredPaths = [.. definition.RequiredPaths.Select(JsonPath.Parse)];
    }

    /// <summary>The record; <paramref name="violation"/> is null when it is good, else why it is a dead letter.</summary>
    public SourceRecord Build(
        ReadOnlySpan<byte> element, JsonTokenType type, string askedKey, in RecordOrigin origin, out string? violation)
    {
        var payload = _redactor.Redact(element);
        violation = type == JsonTokenType.StartObject
            ? Violation(payload)
            : $"The record is a JSON {NameOf(type)}, not an object.";
        var key = violation is null ? _keyPath?.FindString(payload) : null;
        var id = violation is null ? _eventIdPath?.FindString(payload) : null;
        return new SourceRecord
        {
            Key = string.IsNullOrEmpty(key) ? askedKey : key,
            EventId = string.IsNullOrEmpty(id) ? HashOf(payload) : id,
            Payload = payload,
            ExtractedAt = origin.ReceivedAt,
            Source = _definition.Name,
            Schema = _definition.Schema,
            RunId = origin.RunId,
            TraceParent = origin.TraceParent,
        };
    }

    private string? Violation(ReadOnlySpan<byte> payload)
    {
        foreach (var path in _requiredPaths)
        {
            if (!path.TryFind(payload, out var value) || value.Type == JsonTokenType.Null)
            {
                return $"The record has no {path.Text}.";
            }
        }

        return _definition.Validator?.Invoke(payload);
    }

    private static string HashOf(ReadOnlySpan<byte> payload)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(payload, hash);
        return string.Concat("sha256-", Convert.ToHexStringLower(hash));
    }

    private static string NameOf(JsonTokenType type) => type switch
    {
        JsonTokenType.StartArray => "array",
        JsonTokenType.String => "string",
        JsonTokenType.Number => "number",
        JsonTokenType.True or JsonTokenType.False => "boolean",
        _ => "null",
    };
}
