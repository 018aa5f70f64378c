namespace Millrace.Embedded.Mongo.Storage;

/// <summary>One command's writes, waiting for its turn with the writer.</summary>
internal sealed class WriteJob(Action<WriteSession> work, Durability durability)
{
    public Action<WriteSession> Work { get; } = work;

    public Durability Durability { get; } = durability;

    public bool IsDone { get; private set; }

    public Exception? Failure { get; private set; }

    public void Complete() => IsDone = true;

    public void Fail(Exception failure)
    {
        Failure = failure;
        IsDone = true;
    }
}
