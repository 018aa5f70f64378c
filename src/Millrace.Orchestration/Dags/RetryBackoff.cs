namespace Millrace.Orchestration.Dags;

/// <summary>How the delay before a retry grows.</summary>
public enum RetryBackoff
{
    /// <summary>Always the same.</summary>
    Constant,

    /// <summary>Twice as long after each failure.</summary>
    Exponential,
}
