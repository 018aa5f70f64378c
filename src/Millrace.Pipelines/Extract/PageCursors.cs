namespace Millrace.Pipelines.Extract;

/// <summary>Pages by cursor: each answer holds the value that asks for the next; the last holds none, null or an empty string.
/// Immutable.</summary>
public sealed record PageCursors : Pagination
{
    /// <summary>Where the answer holds the cursor: a string or a number.</summary>
    public required string Path { get; init; }

    /// <summary>The query parameter that takes it.</summary>
    public required string Parameter { get; init; }

    internal override void Validate()
    {
        base.Validate();
        Bounds.NotEmpty(Path, "The cursor's path");
        Bounds.NotEmpty(Parameter, "The cursor's parameter");
    }
}
