using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Bson;
using Millrace.Mongo;
using Millrace.Pipelines.Extract;
using Millrace.Pipelines.Load;
using Millrace.Pipelines.Stream;
using Millrace.Pipelines.Transform;
using Millrace.RandomUsers;
using Millrace.RandomUsers.Api;

namespace Millrace.Pipelines.Benchmarks;

/// <summary>
/// The reference pipeline at a steady rate, all stages at once: how long after the source's answer a user is a raw document, and how
/// long after it the user's flat document is there and counted in every view.
/// </summary>
internal sealed class LatencyRun(KafkaOptions kafka, MongoClient mongo, string name)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly RandomUsersPipeline _pipeline = new(new RandomUsersOptions
    {
        Topic = name, Group = name, Database = name, AnalyticsDatabase = name + "_views", StateDatabase = name + "_state",
        PollInterval = Interval,
    });

    private readonly List<double> _queryable = [];

    /// <summary>Runs the pipeline and prints both latencies.</summary>
    public async Task RunAsync(int recordsPerSecond, TimeSpan window)
    {
        await using var source = await UserSource.OpenAsync(
            UserSource.BuiltIn, new RandomUserApiOptions(), NullLoggerFactory.Instance, TimeProvider.System, CancellationToken.None);
        await using var producer = await RecordProducer.StartAsync(
            kafka, _pipeline.Stream, NullLoggerFactory.Instance, TimeProvider.System, CancellationToken.None);
        var options = _pipeline.Extract with
        {
            Window = window,
            ResultsPerRequest = Math.Max(1, (int)(recordsPerSecond * Interval.TotalSeconds / _pipeline.Extract.Keys.Count)),
        };
        var extractor = new Extractor(_pipeline.Define(source), options, producer, NullLoggerFactory.Instance, TimeProvider.System);
        var loader = new Loader(kafka, mongo, _pipeline.Load, NullLoggerFactory.Instance, TimeProvider.System);
        using var end = new CancellationTokenSource();
        var transforming = TransformAsync(end.Token);
        var loading = loader.RunAsync(CancellationToken.None);
        var extracted = (await extractor.RunAsync(CancellationToken.None)).Statistics;
        loader.StopWhenCaughtUp();
        var loaded = (await loading).Statistics;
        await end.CancelAsync();
        await transforming;
        Print("extract to raw document", extracted.Delivered, window, loaded.Latency.P50.TotalSeconds, loaded.Latency.P99.TotalSeconds);
        _queryable.Sort();
        Print("extract to flat document and views", _queryable.Count, window, At(0.5), At(0.99));
    }

    private double At(double share) => _queryable[(int)(share * (_queryable.Count - 1))];

    private static void Print(string what, long records, TimeSpan window, double p50, double p99) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what}: {records} records at {records / window.TotalSeconds:F0}/s, p50 {p50 * 1000:F0} ms, p99 {p99 * 1000:F0} ms"));

    /// <summary>Runs the transforms again and again; once the source has stopped, a last time.</summary>
    private async Task TransformAsync(CancellationToken end)
    {
        var runner = new TransformRunner(mongo, _pipeline.Transforms, _pipeline.Transform, NullLoggerFactory.Instance, TimeProvider.System);
        var portions = _pipeline.Extract.Keys.ToDictionary(key => key, _ => 0L, StringComparer.Ordinal);
        bool isLast;
        do
        {
            isLast = end.IsCancellationRequested;
            await runner.RunAsync(CancellationToken.None);
            await CountAsync(portions, TimeProvider.System.GetUtcNow());
        }
        while (!isLast);
    }

    private async Task CountAsync(Dictionary<string, long> portions, DateTimeOffset now)
    {
        var fields = new BsonDocument { { "extracted_at", 1 }, { "portion", 1 } };
        foreach (var key in _pipeline.Extract.Keys)
        {
            var newer = new BsonDocument("portion", new BsonDocument("$gt", portions[key]));
            await foreach (var user in mongo.Database(name).Collection(key).FindAsync(newer, new FindOptions { Projection = fields }))
            {
                _queryable.Add((now - DateTimeOffset.FromUnixTimeMilliseconds(user["extracted_at"].AsDateTimeMs)).TotalSeconds);
                portions[key] = Math.Max(portions[key], user["portion"].AsInt64);
            }
        }
    }
}
