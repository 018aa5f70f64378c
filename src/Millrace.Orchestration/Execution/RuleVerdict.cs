namespace Millrace.Orchestration.Execution;

/// <summary>What a task's rule says, given what became of the tasks before it.</summary>
internal enum RuleVerdict
{
    Wait,
    Ready,
    Skip,
    UpstreamFailed,
}
