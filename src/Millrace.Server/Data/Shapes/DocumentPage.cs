namespace Millrace.Server.Data.Shapes;

/// <summary>A page of documents.</summary>
/// <param name="Items">The documents; fewer than asked for when they are large.</param>
/// <param name="Total">How many documents match; null when it is not known.</param>
/// <param name="TotalIs"><c>exact</c>, <c>metadata</c> (the collection's own count), <c>atLeast</c> or <c>unknown</c>.</param>
/// <param name="HasMore">Whether documents follow.</param>
/// <param name="Next">What <c>after</c> of the next page is; null without one, or when the order is not that of the ids.</param>
/// <param name="Previous">What <c>before</c> of the page before is; null likewise.</param>
/// <param name="Millis">How long it took.</param>
internal sealed record DocumentPage(
    IReadOnlyList<DocumentItem> Items, long? Total, string TotalIs, bool HasMore, string? Next, string? Previous, long Millis);
