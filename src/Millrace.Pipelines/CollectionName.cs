namespace Millrace.Pipelines;

/// <summary>A collection and the database it lies in.</summary>
/// <param name="Database">The database's name.</param>
/// <param name="Collection">The collection's name inside the database.</param>
public readonly record struct CollectionName(string Database, string Collection)
{
    /// <summary>The full name, <c>database.collection</c>.</summary>
    public override string ToString() => $"{Database}.{Collection}";
}
