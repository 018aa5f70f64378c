namespace Millrace.Orchestration.Airflow;

/// <summary>What an exported task is run by in Airflow.</summary>
public enum AirflowOperator
{
    /// <summary>A command on the Airflow worker, where <c>millrace</c> is installed.</summary>
    Bash,

    /// <summary>A container that the worker's Docker engine starts.</summary>
    Docker,

    /// <summary>A pod in a Kubernetes cluster.</summary>
    Kubernetes,
}
