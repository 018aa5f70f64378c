using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Bson;
using Millrace.Embedded.Mongo;
using Millrace.Mongo;
using Millrace.Pipelines.Transform;
using Millrace.RandomUsers;
using Millrace.Transforms.Benchmarks;

// What keeping flat collections and views up to date costs against building them, on the embedded store or on one that is named:
//   dotnet run -c Release --project bench/Millrace.Transforms.Benchmarks -- [RECORDS [MONGO]]
// Fills raw documents straight into the store, builds everything, adds 1 % and brings everything up to date, and rebuilds everything.
// The documents are counted in the store: those with a new portion are what the views read.
var records = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
var folder = Directory.CreateTempSubdirectory("millrace-bench-").FullName;
try
{
    await using var store = args.Length > 1 ? null : await EmbeddedStore.StartAsync(
        new EmbeddedStoreOptions { DataDirectory = folder }, NullLoggerFactory.Instance, CancellationToken.None);
    await using var mongo = new MongoClient(store?.ConnectionString ?? args[1]);
    var name = "bench_" + Guid.NewGuid().ToString("N")[..8];
    var pipeline = new RandomUsersPipeline(
        new RandomUsersOptions { Database = name, AnalyticsDatabase = name + "_views", StateDatabase = name + "_state" });
    var raw = mongo.Database(name).Collection(pipeline.Load.Target.Collection);
    var position = new BsonDocument { { "source.topic", 1 }, { "source.partition", 1 }, { "source.offset", 1 } };
    await raw.CreateIndexesAsync([new IndexModel(position) { Name = "source_position" }], CancellationToken.None);
    var (users, offsets, numbers) = (new SampleUsers(1), new long[4], new long[4]);
    await LoadAsync(records);
    var runner = new TransformRunner(mongo, pipeline.Transforms, pipeline.Transform, NullLoggerFactory.Instance, TimeProvider.System);
    var build = await MeasureAsync("build", () => runner.RunAsync(CancellationToken.None));
    await LoadAsync(records / 100);
    var more = await MeasureAsync("1 % new", () => runner.RunAsync(CancellationToken.None));
    await MeasureAsync("nothing new", () => runner.RunAsync(CancellationToken.None));
    var rebuild = await MeasureAsync("rebuild", () => runner.RebuildAsync([], CancellationToken.None));
    var (ofRebuild, ofBuild) = (100 * more / rebuild, 100 * more / build);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"1 % new costs {ofRebuild:F2} % of a rebuild and {ofBuild:F2} % of the build"));
    foreach (var database in (string[])[name, name + "_views", name + "_state"])
    {
        await mongo.Database(database).DropAsync(CancellationToken.None);
    }

    async Task LoadAsync(int count)
    {
        var before = offsets.ToArray();
        foreach (var chunk in Enumerable.Range(0, count).Chunk(2000))
        {
            await raw.InsertManyAsync(chunk.Select(_ => users.Next(offsets)), CancellationToken.None);
        }

        var journal = mongo.Database(pipeline.Transform.StateDatabase).Collection("load_journal");
        for (var partition = 0; partition < offsets.Length; partition++)
        {
            var lane = $"{pipeline.Load.Target}/bench/{partition}";
            await journal.InsertOneAsync(
                new BsonDocument
                {
                    { "_id", $"{lane}/{++numbers[partition]:D19}" },
                    { "lane", lane },
                    { "number", numbers[partition] },
                    { "from", before[partition] },
                    { "to", offsets[partition] - 1 },
                    { "records", offsets[partition] - before[partition] },
                },
                CancellationToken.None);
        }
    }

    async Task<double> MeasureAsync(string what, Func<Task<TransformReport>> run)
    {
        var before = await PortionAsync();
        var started = Stopwatch.GetTimestamp();
        var report = await run();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var flat = 0L;
        foreach (var (collection, last) in before)
        {
            flat += await mongo.Database(name).Collection(collection)
                .CountAsync(new BsonDocument("portion", new BsonDocument("$gt", last)), CancellationToken.None);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {seconds:F2} s, {report.Records} records merged, {flat} flat documents written and read by each view, "
            + $"{runner.Statistics.Merges} aggregations so far"));
        return seconds;
    }

    async Task<Dictionary<string, long>> PortionAsync()
    {
        var last = new Dictionary<string, long>();
        foreach (var nationality in pipeline.Extract.Keys)
        {
            last[nationality] = 0;
            var newest = new FindOptions { Sort = new BsonDocument("portion", -1), Limit = 1 };
            await foreach (var document in mongo.Database(name).Collection(nationality).FindAsync([], newest))
            {
                last[nationality] = document["portion"].AsInt64;
            }
        }

        return last;
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}
