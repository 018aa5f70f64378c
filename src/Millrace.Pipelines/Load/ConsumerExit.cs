using System.Collections.Concurrent;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Millrace.Pipelines.Load;

/// <summary>
/// Ends a group's consumer around two faults of librdkafka before 2.4. One: destroying a cooperative consumer that has begun to join and
/// was never given an assignment aborts the process (librdkafka issue 4312). Two: closing a consumer while an assignment waits for its
/// callback never returns (issue 4527). So it leaves the group first and is polled until it is out, and only a consumer that was once
/// assigned is destroyed; see docs/adr on cooperative rebalancing. Used by the poll thread only.
/// </summary>
internal sealed class ConsumerExit(IConsumer<byte[]?, byte[]?> consumer, ILogger logger, TimeProvider timeProvider)
{
    private static readonly TimeSpan PollTimeout = TimeSpan.FromMilliseconds(50);

    // Consumers out of their group that must not be destroyed; without this the finalizer would do it.
    private static readonly ConcurrentBag<IConsumer<byte[]?, byte[]?>> NeverDestroyed = [];

    /// <summary>Whether the group has given the consumer an assignment, be it empty; set in the consumer's callback.</summary>
    public bool WasAssigned { get; set; }

    /// <summary>Leaves the group and ends the consumer. When the cluster does not let it leave in time, a thread of its own goes on
    /// trying, so that the caller does not wait and the group does not keep a dead member.</summary>
    /// <param name="patience">How long to wait.</param>
    public void Leave(TimeSpan patience)
    {
        var started = timeProvider.GetTimestamp();
        Unsubscribe();
        while (!IsOut())
        {
            if (timeProvider.GetElapsedTime(started) > patience)
            {
                logger.LeaveIncomplete(patience);
                _ = Task.Factory.StartNew(LeaveLate, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
                return;
            }

            Poll();
        }

        End();
    }

    private void LeaveLate()
    {
        while (!IsOut())
        {
            Poll();
        }

        End();
    }

    /// <summary>Asks to leave. During a rebalance librdkafka remembers it and does it afterwards.</summary>
    private void Unsubscribe()
    {
        try
        {
            consumer.Unsubscribe();
        }
        catch (KafkaException failure)
        {
            logger.KafkaClientError(failure.Error.Code.ToString(), failure.Error.Reason);
        }
    }

    private bool IsOut()
    {
        try
        {
            // Leaving clears the member id. The subscription says nothing: it is empty at once, also when leaving is put off.
            return consumer.MemberId.Length == 0 && consumer.Assignment.Count == 0;
        }
        catch (KafkaException failure)
        {
            logger.KafkaClientError(failure.Error.Code.ToString(), failure.Error.Reason);
            return true; // it ended by itself, on a fatal error
        }
    }

    /// <summary>Serves the callbacks of the rebalance; records are left to the next owner.</summary>
    private void Poll()
    {
        try
        {
            consumer.Consume(PollTimeout);
        }
        catch (KafkaException failure)
        {
            logger.KafkaClientError(failure.Error.Code.ToString(), failure.Error.Reason);
        }
    }

    private void End()
    {
        if (!WasAssigned)
        {
            NeverDestroyed.Add(consumer);
            return;
        }

        try
        {
            consumer.Close();
        }
        catch (KafkaException failure)
        {
            logger.CommitFailed(failure.Error.Reason);
        }

        consumer.Dispose();
    }
}
