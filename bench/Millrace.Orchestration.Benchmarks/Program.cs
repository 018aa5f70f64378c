using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Embedded.Mongo;
using Millrace.Mongo;
using Millrace.Orchestration.Benchmarks;

// How fast the orchestrator is, on the embedded store or on one that is named:
//   dotnet run -c Release --project bench/Millrace.Orchestration.Benchmarks -- [hops|jitter|history|all [MONGO]]
// hops:    a chain of 40 tasks of 10 ms; what each task costs beyond its work
// jitter:  20 schedules a second for 30 s; how much later than its time each run's task begins
// history: the same after 100,000 past runs of 1,000 DAGs, and how long a start takes with them
var what = args.Length > 0 ? args[0] : "all";
var folder = Directory.CreateTempSubdirectory("millrace-bench-").FullName;
try
{
    await using var store = args.Length > 1 ? null : await EmbeddedStore.StartAsync(
        new EmbeddedStoreOptions { DataDirectory = folder }, NullLoggerFactory.Instance, CancellationToken.None);
    await using var mongo = new MongoClient(store?.ConnectionString ?? args[1]);
    var database = mongo.Database("bench_" + Guid.NewGuid().ToString("N")[..8]);
    if (what is "hops" or "all")
    {
        await Chain.MeasureAsync(database, tasks: 40, work: TimeSpan.FromMilliseconds(10), rounds: 10);
    }

    if (what is "jitter" or "all")
    {
        await Firing.MeasureAsync(database, "without history", [], schedules: 20, TimeSpan.FromSeconds(30));
    }

    if (what is "history" or "all")
    {
        var dags = await History.FillAsync(database, dags: 1_000, runs: 100_000);
        await Firing.MeasureAsync(database, "after 100,000 runs of 1,000 DAGs", dags, schedules: 20, TimeSpan.FromSeconds(30));
    }

    await database.DropAsync(CancellationToken.None);
}
finally
{
    Directory.Delete(folder, recursive: true);
}
