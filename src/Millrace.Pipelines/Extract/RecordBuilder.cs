using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Millrace.Pipelines.Contracts;
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
    private readonly ContractJudge? _judge;

    public RecordBuilder(HttpSourceDefinition definition, ILogger logger)
    {
        _definition = definition;
        _redactor = new Redactor(definition.RedactedPaths.Select(JsonPath.Parse));
        _keyPath = definition.KeyPath is { } key ? JsonPath.Parse(key) : null;
        _eventIdPath = definition.EventIdPath is { } id ? JsonPath.Parse(id) : null;
        _judge = definition.Contract is { } contract ? new ContractJudge(contract, definition.Name, logger) : null;
    }

    /// <summary>The record of one element, or the dead letter it becomes.</summary>
    public BuiltRecord Build(ReadOnlySpan<byte> element, JsonTokenType type, string askedKey, in RecordOrigin origin)
    {
        var payload = _redactor.Redact(element);
        if (type != JsonTokenType.StartObject)
        {
            return new BuiltRecord(
                RecordOf(payload, askedKey, null, origin), $"The record is a JSON {NameOf(type)}, not an object.");
        }

        var judgement = _judge?.Judge(payload) ?? default;
        if (judgement.Violation is { } violation)
        {
            return new BuiltRecord(RecordOf(payload, askedKey, null, origin), violation, judgement.StopsSource);
        }

        var key = _keyPath?.FindText(payload);
        var record = RecordOf(payload, string.IsNullOrEmpty(key) ? askedKey : key, _eventIdPath?.FindText(payload), origin);
        if (judgement.Discarded is not { } discarded)
        {
            return new BuiltRecord(record);
        }

        // Its identity stays that of the whole record, whatever the contract cuts out of it.
        var trimmed = record with { Payload = MemberRemover.Remove(payload, discarded) };
        var reasons = string.Join("; ", discarded.Take(10).Select(value => value.Reason));
        return new BuiltRecord(trimmed, Whole: record, Discarded: $"{reasons}{(discarded.Count > 10 ? "; …" : "")}.");
    }

    private SourceRecord RecordOf(byte[] payload, string key, string? id, in RecordOrigin origin) => new()
    {
        Key = key,
        EventId = string.IsNullOrEmpty(id) ? HashOf(payload) : id,
        Payload = payload,
        ExtractedAt = origin.ReceivedAt,
        Source = _definition.Name,
        Schema = _definition.Schema,
        RunId = origin.RunId,
        TraceParent = origin.TraceParent,
    };

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
