namespace Millrace.Server.Pages.Shapes;

/// <summary>The runs that unpausing would make.</summary>
internal sealed record UnpausePreview(IReadOnlyList<PlannedRun> Runs, int Total);
