namespace Millrace.Server.Pages.Shapes;

/// <summary>The last hour of a group.</summary>
internal sealed record GroupHistory(IReadOnlyList<GroupPoint> Points);
