using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Pipelines.Extract;

namespace Millrace.Pipelines.DeadLetters;

/// <summary>Judges records that the extractor gave up by the contract of today. Thread-safe.</summary>
public sealed class ContractCheck
{
    private readonly RecordBuilder _records;

    /// <param name="definition">The source whose contract holds.</param>
    public ContractCheck(HttpSourceDefinition definition) => _records = new(definition, NullLogger.Instance);

    /// <summary>What is wrong with a record; null when it is good.</summary>
    public string? Violation(ReadOnlySpan<byte> record)
    {
        try
        {
            var reader = new Utf8JsonReader(record, new JsonReaderOptions { MaxDepth = JsonLimits.MaxDepth });
            reader.Read();
            var type = reader.TokenType;
            reader.Skip();
            return _records.Build(record, type, "", default).Violation;
        }
        catch (JsonException)
        {
            return "The record is not JSON.";
        }
    }
}
