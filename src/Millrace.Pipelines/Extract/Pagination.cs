namespace Millrace.Pipelines.Extract;

/// <summary>How a source divides its records into pages: <see cref="PageNumbers"/>, <see cref="PageCursors"/> or <see cref="PageLinks"/>.
/// Immutable.</summary>
public abstract record Pagination
{
    private protected Pagination()
    {
    }

    /// <summary>The most pages one poll asks for; the next poll goes on where it stopped.</summary>
    /// <value>1 to 100000; default 100.</value>
    public int MaxPages { get; init; } = 100;

    /// <summary>Where the poll after the last page begins.</summary>
    /// <value>Default <see cref="PageResume.FirstPage"/>.</value>
    public PageResume Resume { get; init; } = PageResume.FirstPage;

    internal virtual void Validate() => Bounds.Check(MaxPages, 1, 100_000, nameof(MaxPages));
}
