using System.Globalization;
using Confluent.Kafka;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Pipelines.Load;
using Millrace.Pipelines.Stream;
using Millrace.Pipelines.Tests.Support;

namespace Millrace.Pipelines.Tests.Load;

/// <summary>
/// Consumers of a cooperative group that come and go at random moments. What would go wrong ends the whole process (librdkafka's
/// assertion) or hangs the test. MILLRACE_TEST_EXITS sets how many leave, for a longer run.
/// </summary>
public sealed class ConsumerExitTests
{
    private const int Threads = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Consumers_may_leave_at_any_moment_of_joining_and_rebalancing()
    {
        var exits = int.Parse(Environment.GetEnvironmentVariable("MILLRACE_TEST_EXITS") ?? "60", CultureInfo.InvariantCulture);
        await using var kafka = await TestKafka.StartAsync();
        await kafka.CreateTopicsAsync("churn");
        var left = exits;
        var assigned = 0;
        var seed = Random.Shared.Next();
        var longest = kafka.IsMock ? 8000 : 1500; // the mock's group waits 3 s for more members before it assigns anything
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(
            () =>
            {
                var random = new Random(seed + thread);
                while (Interlocked.Decrement(ref left) >= 0)
                {
                    if (ComeAndGo(kafka.Options, TimeSpan.FromMilliseconds(random.Next(0, random.Next(1, longest)))))
                    {
                        Interlocked.Increment(ref assigned);
                    }
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        Assert.True(assigned > 0, $"seed {seed}: none of {exits} consumers was ever assigned, so nothing was tested");

        // The group is whole: who joins now gets everything.
        using var last = CreateConsumer(kafka.Options, out var exit);
        last.Subscribe("churn");
        await Eventually.TrueAsync(() =>
        {
            last.Consume(TimeSpan.FromMilliseconds(50));
            return last.Assignment.Count == 4;
        });
        exit.Leave(Patience);
    }

    private static bool ComeAndGo(KafkaOptions kafka, TimeSpan stay)
    {
        var consumer = CreateConsumer(kafka, out var exit);
        consumer.Subscribe("churn");
        var begun = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(begun) < stay)
        {
            consumer.Consume(TimeSpan.FromMilliseconds(10));
        }

        exit.Leave(Patience);
        return exit.WasAssigned;
    }

    private static IConsumer<byte[]?, byte[]?> CreateConsumer(KafkaOptions kafka, out ConsumerExit exit)
    {
        ConsumerExit? made = null;
        var config = new ConsumerConfig
        {
            BootstrapServers = kafka.BootstrapServers,
            GroupId = "churners",
            PartitionAssignmentStrategy = PartitionAssignmentStrategy.CooperativeSticky,
            EnableAutoCommit = false,
            SessionTimeoutMs = 6000,
            HeartbeatIntervalMs = 200,
        };
        var consumer = new ConsumerBuilder<byte[]?, byte[]?>(config)
            .SetKeyDeserializer(BytesOrNull.Instance)
            .SetValueDeserializer(BytesOrNull.Instance)
            .SetLogHandler((_, _) => { })
            .SetPartitionsAssignedHandler((_, _) => made!.WasAssigned = true)
            .SetPartitionsRevokedHandler((_, _) => { })
            .SetPartitionsLostHandler((_, _) => { })
            .Build();
        exit = made = new ConsumerExit(consumer, NullLogger.Instance, TimeProvider.System);
        return consumer;
    }
}
