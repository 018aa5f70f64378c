namespace Millrace.Server.Data.Shapes;

/// <summary>The fields of a collection, from a sample.</summary>
/// <param name="Sampled">How many documents were looked at.</param>
/// <param name="Documents">How many the collection has; null when it is not known.</param>
/// <param name="How">Which documents the sample has, as a sentence.</param>
/// <param name="Fields">The fields, each after the one that holds it.</param>
/// <param name="IsCut">Whether there are more fields than are listed.</param>
internal sealed record SchemaShape(int Sampled, long? Documents, string How, IReadOnlyList<FieldShape> Fields, bool IsCut);
