namespace Millrace.Orchestration.Execution;

/// <summary>Which task of a run; <paramref name="MapIndex"/> is the item's index of a mapped task, else -1. Immutable.</summary>
public readonly record struct TaskKey(string TaskId, int MapIndex = -1)
{
    /// <summary>For people: <c>load</c> or <c>load[3]</c>.</summary>
    public override string ToString() => MapIndex < 0 ? TaskId : $"{TaskId}[{MapIndex}]";
}
