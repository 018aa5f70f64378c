namespace Millrace.Embedded.Mongo.Aggregation;

/// <summary>Counts what a blocking stage holds.</summary>
internal sealed class MemoryBudget(string stage, long limitBytes)
{
    private long _bytes;

    /// <exception cref="CommandException">292: the stage holds more than it may.</exception>
    public void Add(long bytes)
    {
        _bytes += bytes;
        if (_bytes > limitBytes)
        {
            throw new CommandException(
                ErrorCode.QueryExceededMemoryLimitNoDiskUseAllowed,
                $"{stage} exceeded the memory limit of {limitBytes} bytes and cannot go to disk:"
                    + " narrow the input with $match or $project first");
        }
    }

    /// <summary>True when so much more is within the limit.</summary>
    public bool HasRoomFor(long bytes) => _bytes + bytes <= limitBytes;

    public void Release(long bytes) => _bytes -= bytes;
}
