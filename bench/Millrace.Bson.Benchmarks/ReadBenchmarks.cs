using BenchmarkDotNet.Attributes;

namespace Millrace.Bson.Benchmarks;

/// <summary>What a stored record costs to check, to search for one field, and to read as a document.</summary>
[MemoryDiagnoser, MinColumn]
public class ReadBenchmarks
{
    private readonly byte[] _bson = SampleRecord.Bson();

    [Benchmark(Baseline = true)]
    public BsonDocument AsDocument() => BsonDocument.Parse(_bson);

    [Benchmark]
    public void Validate() => BsonReader.Validate(_bson);

    [Benchmark]
    public bool FindField()
    {
        var reader = new BsonReader(_bson);
        return reader.ReadTo("nat"u8);
    }
}
