namespace Millrace.Orchestration.Dags;

/// <summary>The DAGs that a process knows. Immutable and thread-safe.</summary>
public sealed class DagCatalog
{
    private readonly Dictionary<string, Dag> _byId = new(StringComparer.Ordinal);

    /// <exception cref="DagDefinitionException">Two DAGs have the same id.</exception>
    public DagCatalog(IEnumerable<Dag> dags)
    {
        foreach (var dag in dags)
        {
            if (!_byId.TryAdd(dag.Id, dag))
            {
                throw new DagDefinitionException(dag.Id, "there are two DAGs of this id");
            }
        }

        All = [.. _byId.Values.OrderBy(dag => dag.Id, StringComparer.Ordinal)];
    }

    /// <summary>All of them, by id.</summary>
    public IReadOnlyList<Dag> All { get; }

    /// <summary>The DAG of that id, or null.</summary>
    public Dag? Find(string id) => _byId.GetValueOrDefault(id);
}
