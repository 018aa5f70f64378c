namespace Millrace.Server.Pages.Shapes;

/// <summary>A task in the grid.</summary>
internal sealed record GridTask(string TaskId, string Label, bool IsMapped, IReadOnlyList<string> Upstream, string TriggerRule);
