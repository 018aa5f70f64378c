namespace Millrace.Pipelines.Extract;

/// <summary>Where a page leads.</summary>
/// <param name="Position">Where the next request begins.</param>
/// <param name="IsLast">Whether the poll is through.</param>
internal readonly record struct PageTurn(SourcePosition Position, bool IsLast);
