namespace Millrace.Orchestration.Airflow;

/// <summary>How the tasks of an exported DAG call Millrace. Immutable.</summary>
public sealed record AirflowExportOptions
{
    /// <summary>What runs a task.</summary>
    /// <value>Default <see cref="AirflowOperator.Bash"/>.</value>
    public AirflowOperator Operator { get; init; }

    /// <summary>The command that starts Millrace on the worker or in the container; it may be a path.</summary>
    /// <value>Default <c>millrace</c>.</value>
    public string Command { get; init; } = "millrace";

    /// <summary>The container's image; needed for Docker and Kubernetes, not used for Bash.</summary>
    public string? Image { get; init; }

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">The command is empty, or an image is missing.</exception>
    public void Validate()
    {
        if (string.IsNullOrWhiteSpace(Command))
        {
            throw new ArgumentException("The command that starts Millrace is empty.");
        }

        if (Operator != AirflowOperator.Bash && string.IsNullOrWhiteSpace(Image))
        {
            throw new ArgumentException($"Tasks that run in {Operator} need the name of an image with Millrace in it.");
        }
    }
}
