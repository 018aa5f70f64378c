using Microsoft.Extensions.Logging;
using Millrace.Orchestration.Execution;

namespace Millrace.Orchestration.State;

/// <summary>The log of one try of a task. Bounded: a longer line is cut, and lines beyond the bound are counted, not kept. Never
/// blocks. Thread-safe.</summary>
internal sealed class TaskLogger(RunKey run, TaskKey task, int tryNumber, TimeProvider time, Action<TaskLogLine> write) : ILogger
{
    public const int MaxLines = 10_000;
    public const int MaxLineLength = 8 * 1024;

    // Lines reach the queue in the order of their numbers.
    private readonly Lock _lock = new();
    private int _lines;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Debug and < LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            var text = formatter(state, exception);
            Write(logLevel, exception is null ? text : $"{text}\n{exception}", progress: null);
        }
    }

    public void Progress(double fraction, string message) => Write(LogLevel.Information, message, Math.Clamp(fraction, 0, 1));

    private void Write(LogLevel level, string text, double? progress)
    {
        lock (_lock)
        {
            var number = _lines + 1;
            if (number > MaxLines + 1)
            {
                return;
            }

            _lines = number;
            var isLast = number > MaxLines;
            write(new TaskLogLine
            {
                Run = run,
                Task = task,
                TryNumber = tryNumber,
                Number = number,
                At = time.Now(),
                Level = isLast ? LogLevel.Warning : level,
                Text = isLast ? $"This try has logged {MaxLines} lines; further lines are not kept." : Cut(text),
                Progress = isLast ? null : progress,
            });
        }
    }

    private static string Cut(string text) => text.Length > MaxLineLength
        ? $"{text.AsSpan(0, MaxLineLength)}… ({text.Length - MaxLineLength} characters cut off)"
        : text;
}
