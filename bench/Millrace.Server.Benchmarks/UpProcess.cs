using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Millrace.Server.Benchmarks;

/// <summary><c>millrace up</c> as a process of its own, with broker, store, orchestrator and server in it.</summary>
internal sealed partial class UpProcess : IAsyncDisposable
{
    private const double TicksASecond = 100;
    private const int MostLooks = 30;
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(2);

    private readonly Process _process;

    private UpProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<UpProcess> StartAsync(string folder)
    {
        string[] options = ["--kafka-port", "0", "--mongo-port", "0", "--source", "builtin", "--http", "127.0.0.1:0", "--window", "0s"];
        var process = Begin(folder, "up", options);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (AddressLine().Match(line) is { Success: true } match)
            {
                // What it says further is not of interest, but must be read.
                _ = process.StandardOutput.ReadToEndAsync();
                var up = new UpProcess(process, new Uri(match.Value));
                await up.SettleAsync();
                return up;
            }
        }

        throw new InvalidOperationException($"up ended: {await process.StandardError.ReadToEndAsync()}");
    }

    /// <summary>Runs another command of the program to its end.</summary>
    public static async Task RunAsync(string folder, string command, params string[] options)
    {
        using var process = Begin(folder, command, options);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command} ended with {process.ExitCode}: {output}");
        }
    }

    public MemoryReading ReadMemory()
    {
        var lines = File.ReadAllLines($"/proc/{_process.Id}/status");
        long Of(string name) => long.Parse(
            lines.Single(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2]
                .Trim(),
            CultureInfo.InvariantCulture) * 1024;
        return new MemoryReading(Of("VmRSS:"), Of("VmHWM:"), Of("RssAnon:"));
    }

    /// <summary>Processor time so far.</summary>
    public TimeSpan ReadProcessor()
    {
        var fields = File.ReadAllText($"/proc/{_process.Id}/stat").Split(") ")[1].Split(' ');
        long Of(int place) => long.Parse(fields[place], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds((Of(11) + Of(12)) / TicksASecond);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static Process Begin(string folder, string command, string[] options)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "millrace.dll"), .. command.Split(' '), "--data-dir", folder];
        var start = new ProcessStartInfo("dotnet", [.. arguments, .. options]) { RedirectStandardOutput = true, UseShellExecute = false };
        // As ./millrace has it.
        start.Environment["MALLOC_ARENA_MAX"] = "2";
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
    }

    /// <summary>Waits until the start's own work, the first extraction and its transforms, is done.</summary>
    private async Task SettleAsync()
    {
        for (var (quiet, looks) = (0, 0); quiet < 3 && looks < MostLooks; looks++)
        {
            var before = ReadProcessor();
            await Task.Delay(LookInterval, TimeProvider.System);
            quiet = ReadProcessor() - before < LookInterval / 10 ? quiet + 1 : 0;
        }
    }

    [GeneratedRegex("(?<=API: )http://\\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AddressLine();
}
