using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Millrace.Pipelines.Tests.Load;

/// <summary>Keeps what a loader logs, to see what it did with its partitions.</summary>
internal sealed class LoadEvents : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<string> _messages = [];

    public int Count(string ending) => _messages.Count(message => message.EndsWith($" {ending}.", StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose() => _messages.Clear();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel is LogLevel.Debug;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _messages.Enqueue(formatter(state, exception));
}
