using System.Collections.Concurrent;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Millrace.Pipelines.Stream;

/// <summary>Keeps a few inspecting consumers connected, for a new one spends longer on connecting than on a page of records. At most
/// <see cref="MaxRented"/> are out at a time; the others wait. Thread-safe.</summary>
internal sealed class ConsumerPool(KafkaOptions kafka, int fetchBytes, ILogger logger) : IDisposable
{
    public const int MaxRented = 4;
    private const int MaxIdle = 2;

    private readonly ConcurrentBag<IConsumer<byte[]?, byte[]?>> _idle = [];
    private readonly SemaphoreSlim _free = new(MaxRented);
    private volatile bool _isDisposed;

    /// <summary>Asks a question, which may block, on another thread.</summary>
    public async Task<T> AskAsync<T>(Func<IConsumer<byte[]?, byte[]?>, T> question, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            return await BlockingCall.RunAsync(() => Ask(question), cancellationToken);
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        while (_idle.TryTake(out var consumer))
        {
            consumer.Dispose();
        }

        _free.Dispose();
    }

    private T Ask<T>(Func<IConsumer<byte[]?, byte[]?>, T> question)
    {
        var consumer = _idle.TryTake(out var kept) ? kept : InspectionConsumer.CreateForQuestions(kafka, fetchBytes, logger);
        var isSound = false;
        try
        {
            var answer = question(consumer);
            consumer.Unassign();
            isSound = true;
            return answer;
        }
        finally
        {
            if (isSound && !_isDisposed && _idle.Count < MaxIdle)
            {
                _idle.Add(consumer);
            }
            else
            {
                consumer.Dispose();
            }
        }
    }
}
