namespace Millrace.Server.Data.Shapes;

/// <summary>A field of a schema.</summary>
/// <param name="Path">Its names from the outside, <c>[]</c> for the elements of an array.</param>
/// <param name="Depth">How deep it lies; 0 for the outermost.</param>
/// <param name="Count">How many of the sampled documents have it.</param>
/// <param name="Types">Its types, the most frequent first.</param>
/// <param name="Values">Its most frequent values.</param>
/// <param name="DistinctValues">How many different values it has; null for more than were kept count of.</param>
/// <param name="Least">The least number or time, as text.</param>
/// <param name="Greatest">The greatest.</param>
internal sealed record FieldShape(
    string Path, int Depth, int Count, IReadOnlyList<TypeShare> Types, IReadOnlyList<ValueShare> Values, int? DistinctValues,
    string? Least, string? Greatest);
