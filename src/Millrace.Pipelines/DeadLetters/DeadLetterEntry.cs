namespace Millrace.Pipelines.DeadLetters;

/// <summary>A dead letter in the index: small, for there may be a million.</summary>
internal struct DeadLetterEntry
{
    public long Offset;
    public long TimestampMs;
    public long AtMs;
    public int Stage;
    public int Reason;
    public int Message;
    public int Key;
    public int ValueBytes;
    public ushort Attempt;
    public bool IsReplayed;
    public bool HasFailedAgain;
}
