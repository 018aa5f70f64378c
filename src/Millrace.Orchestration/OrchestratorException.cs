namespace Millrace.Orchestration;

/// <summary>What was asked of the orchestrator cannot be done. The message is one sentence that can be shown as it is.</summary>
public sealed class OrchestratorException(string message) : Exception(message);
