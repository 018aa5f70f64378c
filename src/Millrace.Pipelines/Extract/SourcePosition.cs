namespace Millrace.Pipelines.Extract;

/// <summary>
/// Where the next request of a key begins. It names only what comes after records that Kafka acknowledged, so beginning there repeats at
/// most one page and skips none. Immutable.
/// </summary>
/// <param name="Next">The page: a number, a cursor or a link; null for the first.</param>
/// <param name="Since">The value of the since parameter; null before there is one.</param>
/// <param name="Largest">The largest value seen on the pages so far; it becomes <paramref name="Since"/> behind the last page.</param>
internal sealed record SourcePosition(string? Next, string? Since, string? Largest)
{
    public static SourcePosition StartOf(HttpSourceDefinition definition) => new(null, definition.Since?.Initial, null);
}
