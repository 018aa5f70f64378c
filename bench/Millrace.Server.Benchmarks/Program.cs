using System.Globalization;
using Millrace.Server.Benchmarks;

// How long every list of the API takes on a full data directory, and how much memory `millrace up` takes meanwhile:
//   dotnet run -c Release --project bench/Millrace.Server.Benchmarks -- [--data DIR] [--runs N] [--documents N] [--records N]
//       [--requests N] [--only TEXT] [--json FILE]
// Fills DIR (default: a temporary folder, removed at the end) with runs, documents and records, starts `millrace up` on it as a process of
// its own, asks each address --requests times over loopback, one after the other, and prints p50, p95, the longest and the server's
// processor time a request; then the process's resident memory. A DIR that is filled already is used as it is.
// Ends with 1 when a p95 is over 200 ms or the memory was over 300 MB at its highest.
const int MostMs = 200;
const int MostMegabytes = 300;
var options = new Dictionary<string, string>(StringComparer.Ordinal);
for (var index = 0; index + 1 < args.Length; index += 2)
{
    options[args[index]] = args[index + 1];
}

int Number(string name, int otherwise) =>
    options.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

var kept = options.GetValueOrDefault("--data");
var folder = kept ?? Directory.CreateTempSubdirectory("millrace-bench-").FullName;
try
{
    if (!File.Exists(Path.Combine(folder, "filled")))
    {
        var size = new SeedSize(Number("--runs", 100_000), Number("--documents", 1_000_000), Number("--records", 1_000_000));
        await new Seed(folder, size).FillAsync();
    }

    await using var up = await UpProcess.StartAsync(folder);
    Console.WriteLine($"{MachineLoad.Read()}; up has {up.ReadMemory()}");
    using var http = new HttpClient { BaseAddress = up.Address, Timeout = TimeSpan.FromSeconds(60) };
    var addresses = await new PageAddresses(http).ListAsync();
    var only = options.GetValueOrDefault("--only", "");
    var measurements = new List<Measurement>();
    var before = up.ReadMemory();
    foreach (var address in addresses.Where(address => address.Contains(only, StringComparison.Ordinal)))
    {
        measurements.Add(await Measurement.TakeAsync(http, up, address, Number("--requests", 50)));
        Console.WriteLine(measurements[^1]);
    }

    var report = new Report(MachineLoad.Read(), before, up.ReadMemory(), measurements);
    Console.WriteLine(report.Table(MostMs));
    if (options.TryGetValue("--json", out var file))
    {
        await File.WriteAllTextAsync(file, report.Json());
    }

    return report.IsWithin(MostMs, MostMegabytes) ? 0 : 1;
}
finally
{
    if (kept is null)
    {
        Directory.Delete(folder, recursive: true);
    }
}
