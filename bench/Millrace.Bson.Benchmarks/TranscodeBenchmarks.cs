using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace Millrace.Bson.Benchmarks;

/// <summary>JSON to BSON bytes: directly, and by way of two document models.</summary>
[MemoryDiagnoser, MinColumn]
public class TranscodeBenchmarks : IDisposable
{
    private readonly byte[] _json = SampleRecord.Json();
    private readonly BsonWriter _writer = new();

    [GlobalCleanup]
    public void Dispose()
    {
        _writer.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public int ByDocumentModels()
    {
        using var json = JsonDocument.Parse(_json);
        return ToDocument(json.RootElement).ToBytes().Length;
    }

    [Benchmark]
    public int Directly()
    {
        _writer.Reset();
        JsonTranscoder.Transcode(_json, _writer);
        return _writer.Length;
    }

    private static BsonDocument ToDocument(JsonElement json)
    {
        var document = new BsonDocument();
        foreach (var property in json.EnumerateObject())
            document.Add(property.Name, ToValue(property.Value));
        return document;
    }

    private static BsonValue ToValue(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => ToDocument(json),
        JsonValueKind.Array => new BsonArray(json.EnumerateArray().Select(ToValue)),
        JsonValueKind.String => json.GetString()!,
        JsonValueKind.Number when json.TryGetInt32(out var number) => number,
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => BsonValue.Null,
    };
}
