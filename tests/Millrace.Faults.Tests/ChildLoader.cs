using System.Diagnostics;
using Millrace.Mongo;

namespace Millrace.Faults.Tests;

/// <summary><c>millrace load</c> in a process of its own, for kill -9. Disposing kills what is still running.</summary>
internal sealed class ChildLoader : IAsyncDisposable
{
    private readonly Process _process;

    private ChildLoader(Process process) => _process = process;

    public static ChildLoader Start(Plant plant)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "millrace.dll"),
                "load", "--kafka", plant.Kafka.Options.BootstrapServers, "--mongo", plant.Store.Uri, "--batch-size", "50",
            ])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ChildLoader(process);
    }

    /// <summary>The command line loads into databases with fixed names, which only one case at a time may use when the store is not of
    /// its own.</summary>
    public static async Task<Exclusive> UseDefaultDatabasesAsync()
    {
        await Exclusive.Gate.WaitAsync();
        return new Exclusive();
    }

    /// <summary>No handler of the program runs.</summary>
    public async Task KillAsync()
    {
        Assert.False(_process.HasExited, "the loader ended by itself");
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    internal sealed class Exclusive : IDisposable
    {
        internal static readonly SemaphoreSlim Gate = new(1);

        /// <summary>Drops the databases, so that nothing of another run is counted.</summary>
        public async Task ClearAsync(MongoClient mongo)
        {
            foreach (var name in new[] { DatabaseNames.Default.Users, DatabaseNames.Default.Analytics, DatabaseNames.Default.State })
            {
                await mongo.Database(name).DropAsync(CancellationToken.None);
            }
        }

        public void Dispose() => Gate.Release();
    }
}
