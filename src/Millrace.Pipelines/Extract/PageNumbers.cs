namespace Millrace.Pipelines.Extract;

/// <summary>Pages by number: <c>?page=1</c>, <c>?page=2</c>. The last is the one the answer's total says, else the first empty one.
/// Immutable.</summary>
public sealed record PageNumbers : Pagination
{
    /// <summary>The query parameter that takes the number.</summary>
    public required string Parameter { get; init; }

    /// <summary>The number of the first page.</summary>
    /// <value>0 or more; default 1.</value>
    public int First { get; init; } = 1;

    /// <summary>Where the answer says how many pages there are; null when it does not.</summary>
    public string? TotalPagesPath { get; init; }

    /// <summary>Whether a page with fewer records than were asked for is the last. It saves a request, and loses every further page
    /// when the source gives fewer than asked for by a limit of its own.</summary>
    public bool ShortPageIsLast { get; init; }

    internal override void Validate()
    {
        base.Validate();
        Bounds.NotEmpty(Parameter, "The page parameter");
        Bounds.Check(First, 0, int.MaxValue, "The first page");
    }
}
