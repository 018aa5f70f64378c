using Microsoft.Extensions.Logging;
using Millrace.Orchestration.State;

namespace Millrace.Cli.Rendering;

/// <summary>Lines of tasks' logs for people: time, level, progress, text.</summary>
internal static class TaskLogText
{
    /// <summary>A line, with the task's name where lines of several tasks are mixed.</summary>
    public static string Of(TaskLogLine line, string? task = null)
    {
        var level = line.Level switch
        {
            LogLevel.Trace or LogLevel.Debug => "debug",
            LogLevel.Information => "info ",
            LogLevel.Warning => "warn ",
            _ => "error",
        };
        var progress = line.Progress is { } fraction ? $"[{fraction,4:P0}] " : "";
        return $"{line.At.UtcDateTime:HH:mm:ss.fff} {level} {(task is null ? "" : $"{task}: ")}{progress}{line.Text}";
    }
}
