using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Millrace.EndToEnd.Tests.Running;

/// <summary>
/// The <c>millrace</c> command in a process of its own, as a user runs it. Disposing kills what is still running. Thread-safe.
/// </summary>
internal sealed class MillraceProcess : IAsyncDisposable
{
    private static readonly TimeSpan WaitLimit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();

    private MillraceProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => string.Join('\n', _output);

    public string Errors => string.Join('\n', _errors);

    public int ExitCode => _process.ExitCode;

    /// <summary>Starts the command with these arguments in the folder.</summary>
    public static MillraceProcess Start(string folder, params string[] arguments) =>
        Start(folder, new Dictionary<string, string>(), arguments);

    /// <summary>Starts the command with these arguments in the folder, with more variables in its environment.</summary>
    public static MillraceProcess Start(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "millrace.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Tests run side by side; those of the web server choose a port themselves.
        start.Environment["MILLRACE__Http"] = "none";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new MillraceProcess(Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start"));
    }

    /// <summary>Runs the command to its end.</summary>
    public static async Task<MillraceProcess> RunAsync(string folder, params string[] arguments)
    {
        var process = Start(folder, arguments);
        await process.WaitForExitAsync();
        return process;
    }

    /// <summary>Gives it a line of input, or none, and then the input's end.</summary>
    public void CloseInput(string? line = null)
    {
        if (line is not null)
        {
            _process.StandardInput.WriteLine(line);
        }

        _process.StandardInput.Close();
    }

    /// <summary>Waits until the command has ended and all its output is read.</summary>
    public async Task WaitForExitAsync()
    {
        using var limit = new CancellationTokenSource(WaitLimit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException cancelled)
        {
            throw new TimeoutException($"millrace did not end in {WaitLimit}.\n{Output}\n{Errors}", cancelled);
        }
    }

    /// <summary>Waits until stdout or stderr has a line that matches, and returns the match.</summary>
    public async Task<Match> WaitForLineAsync(string pattern)
    {
        var expression = new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(5));
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < WaitLimit)
        {
            var match = _output.Concat(_errors).Select(line => expression.Match(line)).FirstOrDefault(match => match.Success);
            if (match is not null)
            {
                return match;
            }

            Assert.False(_process.HasExited, $"millrace ended with {(_process.HasExited ? _process.ExitCode : 0)}.\n{Output}\n{Errors}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        throw new TimeoutException($"No line matched '{pattern}' in {WaitLimit}.\n{Output}\n{Errors}");
    }

    /// <summary>The number in the last line of stdout that matches, 0 when none does.</summary>
    /// <param name="pattern">Its first group is the number, with or without thousands separators.</param>
    public long Count(string pattern)
    {
        var expression = new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(5));
        var last = _output.Select(line => expression.Match(line)).LastOrDefault(match => match.Success);
        return last is null ? 0 : long.Parse(last.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }

    /// <summary>kill -9: no handler of the program runs.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Ctrl-C.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString()]);
        await kill.WaitForExitAsync();
        await WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }
}
