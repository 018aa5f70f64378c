using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;

namespace Millrace.Embedded.Mongo.Tests.Storage;

/// <summary>A store in a process of its own: this very assembly, started with a data directory. It can be killed as by kill -9.</summary>
internal sealed class StoreProcess : IDisposable
{
    private readonly Process _process;

    private StoreProcess(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public static async Task<int> Main(string[] arguments)
    {
        await using EmbeddedStore store = await EmbeddedStore.StartAsync(
            new EmbeddedStoreOptions { DataDirectory = arguments[0] }, NullLoggerFactory.Instance, CancellationToken.None);
        await Console.Out.WriteLineAsync(store.Port.ToString(CultureInfo.InvariantCulture));
        // The test's end of the pipe closes with it, and then this process has no reason to live.
        await Console.In.ReadToEndAsync();
        return 0;
    }

    public static async Task<StoreProcess> StartAsync(string dataDirectory)
    {
        Process process = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(StoreProcess).Assembly.Location, dataDirectory])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        string? port = await process.StandardOutput.ReadLineAsync();
        return new StoreProcess(process, int.Parse(port!, CultureInfo.InvariantCulture));
    }

    /// <summary>Ends the process without a chance to tidy up.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }
}
