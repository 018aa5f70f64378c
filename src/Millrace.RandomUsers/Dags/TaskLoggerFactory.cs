using Microsoft.Extensions.Logging;

namespace Millrace.RandomUsers.Dags;

/// <summary>Sends what the stages of a task log, retries and waits for example, to the task's own log and to the process's.
/// Thread-safe.</summary>
internal sealed class TaskLoggerFactory(ILogger task, ILoggerFactory process) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new Both(task, process.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) => process.AddProvider(provider);

    public void Dispose()
    {
        // Both belong to others.
    }

    private sealed class Both(ILogger task, ILogger process) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => process.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => IsForTask(logLevel) || process.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            process.Log(logLevel, eventId, state, exception, formatter);
            if (IsForTask(logLevel))
            {
                task.Log(logLevel, eventId, state, exception, formatter);
            }
        }

        /// <summary>The task itself says what went well, in fewer lines.</summary>
        private bool IsForTask(LogLevel logLevel) => logLevel >= LogLevel.Warning && task.IsEnabled(logLevel);
    }
}
