namespace Millrace.Orchestration.Scheduling;

/// <summary>How many of a schedule's datasets must have changed.</summary>
public enum DatasetCondition
{
    /// <summary>Every one.</summary>
    All,
    /// <summary>At least one.</summary>
    Any,
}
