using Millrace.Bson;
using Millrace.Orchestration.Execution;

namespace Millrace.Orchestration;

/// <summary>What became of a task that ran in the foreground.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Value">What it returned; missing when it returned nothing. Of all items of a mapped task a list.</param>
public sealed record ForegroundResult(TaskOutcome Outcome, BsonValue Value);
