namespace Millrace.Pipelines.Extract;

/// <summary>Pages by the header <c>Link: &lt;url&gt;; rel="next"</c> (RFC 8288); the last page has none. A link to another host is not
/// followed: credentials go to the source's own only. Immutable.</summary>
public sealed record PageLinks : Pagination;
