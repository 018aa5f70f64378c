using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Embedded.Kafka;
using Millrace.Embedded.Mongo;
using Millrace.Mongo;
using Millrace.Pipelines;
using Millrace.Pipelines.Benchmarks;
using Millrace.Pipelines.Load;
using Millrace.Pipelines.Stream;

// How fast records come out of a topic and into the store, on the embedded servers or on those that are named:
//   dotnet run -c Release --project bench/Millrace.Pipelines.Benchmarks -- [RECORDS [KAFKA [MONGO]]]
// Prints one line a measurement: records, seconds, records a second, CPU and allocations a record, batch p50 and p99.
// The servers' own CPU and allocations are in these figures when they run in this process. Then the whole reference pipeline at a
// steady rate, and how long after the source's answer a user is stored, and how long after it the views count it.
var records = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
var folder = Directory.CreateTempSubdirectory("millrace-bench-").FullName;
try
{
    await using var broker = args.Length > 1 ? null : await EmbeddedBroker.StartAsync(
        new EmbeddedBrokerOptions { DataDirectory = Path.Combine(folder, "kafka") }, NullLoggerFactory.Instance, CancellationToken.None);
    await using var store = args.Length > 2 ? null : await EmbeddedStore.StartAsync(
        new EmbeddedStoreOptions { DataDirectory = Path.Combine(folder, "mongo") }, NullLoggerFactory.Instance, CancellationToken.None);
    var kafka = new KafkaOptions { BootstrapServers = broker?.BootstrapServers ?? args[1] };
    await using var mongo = new MongoClient(store?.ConnectionString ?? args[2]);
    var name = "bench_" + Guid.NewGuid().ToString("N")[..8];
    var stream = new StreamOptions { Topic = new TopicOptions { Name = name }, PartitionKeys = ["US", "UA", "CH", "AU"] };
    await MeasureAsync("produce", () => ProduceAsync(kafka, stream, records));
    var options = new LoadOptions
    {
        Stream = stream, Group = name, Target = new CollectionName(name, "raw"), StateDatabase = name + "_state", RouteField = "nat",
    };
    await MeasureAsync("load", () => LoadAsync(kafka, mongo, options));
    await MeasureAsync("load again (duplicates)", () => LoadAsync(kafka, mongo, options with { Group = name + "_again" }));
    foreach (var rate in (int[])[100, 1000])
    {
        await new LatencyRun(kafka, mongo, $"{name}_{rate}").RunAsync(rate, TimeSpan.FromSeconds(15));
    }

    foreach (var run in (string[])[name, name + "_100", name + "_1000"])
    {
        foreach (var database in (string[])[run, run + "_views", run + "_state"])
        {
            await mongo.Database(database).DropAsync(CancellationToken.None);
        }
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

async Task MeasureAsync(string what, Func<Task<string>> run)
{
    using var process = Process.GetCurrentProcess();
    var cpu = process.TotalProcessorTime;
    var allocated = GC.GetTotalAllocatedBytes();
    var started = Stopwatch.GetTimestamp();
    var note = await run();
    var elapsed = Stopwatch.GetElapsedTime(started);
    process.Refresh();
    Console.WriteLine(
        $"{what}: {records} records in {elapsed.TotalSeconds:F2} s, {records / elapsed.TotalSeconds:F0} records/s, "
        + $"{(process.TotalProcessorTime - cpu).TotalMicroseconds / records:F1} µs CPU/record, "
        + $"{(GC.GetTotalAllocatedBytes() - allocated) / records} bytes allocated/record{note}");
}

static async Task<string> ProduceAsync(KafkaOptions kafka, StreamOptions stream, int records)
{
    using var resource = typeof(Program).Assembly.GetManifestResourceStream("random-user.json")!;
    using var reader = new StreamReader(resource);
    var payload = Encoding.UTF8.GetBytes(await reader.ReadToEndAsync());
    await using var producer = await RecordProducer.StartAsync(
        kafka, stream, NullLoggerFactory.Instance, TimeProvider.System, CancellationToken.None);
    foreach (var chunk in Enumerable.Range(0, records).Chunk(5000))
    {
        var outcome = await producer.ProduceAsync([.. chunk.Select(RecordOf)], CancellationToken.None);
        if (outcome.Undelivered > 0)
        {
            throw new InvalidOperationException(outcome.Reason);
        }
    }

    return $", {payload.Length} bytes a payload";

    SourceRecord RecordOf(int number) => new()
    {
        Key = stream.PartitionKeys[number % stream.PartitionKeys.Count],
        EventId = Guid.NewGuid().ToString(),
        Payload = payload,
        ExtractedAt = TimeProvider.System.GetUtcNow(),
        Source = "bench",
        Schema = "randomuser/1.4",
        RunId = "bench",
        TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00",
    };
}

static async Task<string> LoadAsync(KafkaOptions kafka, MongoClient mongo, LoadOptions options)
{
    var loader = new Loader(kafka, mongo, options, NullLoggerFactory.Instance, TimeProvider.System);
    loader.StopWhenCaughtUp();
    var statistics = (await loader.RunAsync(CancellationToken.None)).Statistics;
    return $", {statistics.Stored} stored, {statistics.Duplicates} duplicates, {statistics.Batches} batches, "
        + $"batch p50 {statistics.BatchLatency.P50.TotalMilliseconds:F1} ms p99 {statistics.BatchLatency.P99.TotalMilliseconds:F1} ms";
}
