namespace Millrace.Orchestration.Dags;

/// <summary>A task throws this to say that trying again would not help: it has failed, whatever retries are left.</summary>
public sealed class TaskFailedException : Exception
{
    public TaskFailedException(string message)
        : base(message)
    {
    }

    public TaskFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
