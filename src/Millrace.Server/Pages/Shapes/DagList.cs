namespace Millrace.Server.Pages.Shapes;

/// <summary>A page of DAGs, and what the filters have to offer.</summary>
/// <param name="Items">The cards.</param>
/// <param name="Total">DAGs that the filters admit.</param>
/// <param name="Known">All DAGs.</param>
/// <param name="Paused">Those of all that are paused.</param>
/// <param name="Tags">The tags of all DAGs, in order.</param>
internal sealed record DagList(IReadOnlyList<DagSummary> Items, long Total, int Known, int Paused, IReadOnlyList<string> Tags);
