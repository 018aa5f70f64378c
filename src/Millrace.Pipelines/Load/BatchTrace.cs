using System.Diagnostics;
using System.Text;

namespace Millrace.Pipelines.Load;

/// <summary>
/// The span of a batch: a trace of its own, for a batch mixes records of many, with a link to each request that its records came from.
/// Thread-safe.
/// </summary>
internal static class BatchTrace
{
    /// <summary>Begins the span, or does nothing when nobody listens.</summary>
    public static Activity? Start(IReadOnlyList<KafkaRecord> records)
    {
        if (!PipelineMetrics.Activities.HasListeners())
        {
            return null;
        }

        var activity = PipelineMetrics.Activities.StartActivity(
            "load", ActivityKind.Consumer, parentContext: default, links: TraceLinks.To(Origins(records)));
        if (activity is not null)
        {
            activity.SetTag("messaging.system", "kafka");
            activity.SetTag("messaging.destination.name", records[0].Topic);
            activity.SetTag("messaging.destination.partition.id", records[0].Partition.Value);
            activity.SetTag("messaging.kafka.offset", records[0].Offset.Value);
            activity.SetTag("messaging.batch.message_count", records.Count);
        }

        return activity;
    }

    private static IEnumerable<string> Origins(IReadOnlyList<KafkaRecord> records)
    {
        foreach (var record in records)
        {
            if (record.Message.Headers is { } headers && headers.TryGetLastBytes(RecordHeaders.TraceParent, out var origin))
            {
                yield return Encoding.ASCII.GetString(origin);
            }
        }
    }
}
