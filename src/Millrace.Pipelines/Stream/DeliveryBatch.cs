using System.Collections;
using Confluent.Kafka;

namespace Millrace.Pipelines.Stream;

/// <summary>Counts the acknowledgements of one batch; completes when every message has its outcome. Thread-safe.</summary>
internal sealed class DeliveryBatch(int count)
{
    // The cluster refuses the record or the client, and will refuse it again.
    private static readonly HashSet<ErrorCode> PermanentCodes =
    [
        ErrorCode.MsgSizeTooLarge, ErrorCode.RecordListTooLarge, ErrorCode.InvalidMsg, ErrorCode.InvalidRecord, ErrorCode.PolicyViolation,
        ErrorCode.TopicAuthorizationFailed, ErrorCode.ClusterAuthorizationFailed, ErrorCode.Local_Authentication,
        ErrorCode.Local_UnknownPartition, ErrorCode.Local_Fatal,
    ];

    private readonly TaskCompletionSource<DeliveryOutcome> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly BitArray _delivered = new(count);
    private readonly Lock _lock = new();
    private int _left = count;
    private string? _reason;
    private bool _isPermanent;

    public Task<DeliveryOutcome> Outcome => _done.Task;

    /// <summary>The outcome as it is now: what has not been acknowledged counts as undelivered, whatever comes later.</summary>
    public DeliveryOutcome GiveUp(Error error)
    {
        lock (_lock)
        {
            return new DeliveryOutcome(new BitArray(_delivered), _reason ?? error.Reason);
        }
    }

    public void Complete(int index, Error error)
    {
        lock (_lock)
        {
            _delivered[index] = !error.IsError;
            if (error.IsError)
            {
                _reason ??= error.Reason;
                _isPermanent |= error.IsFatal || PermanentCodes.Contains(error.Code);
            }

            if (--_left == 0)
            {
                _done.SetResult(new DeliveryOutcome(_delivered, _reason, _isPermanent));
            }
        }
    }
}
