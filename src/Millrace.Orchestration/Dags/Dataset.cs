namespace Millrace.Orchestration.Dags;

/// <summary>Something that tasks write and other DAGs wait for, by name: <c>mongodb://users/raw_users</c>. Equal by name.</summary>
/// <param name="Name">1 to 250 characters without spaces; by custom a URI.</param>
public sealed record Dataset(string Name);
