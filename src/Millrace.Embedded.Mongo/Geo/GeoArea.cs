namespace Millrace.Embedded.Mongo.Geo;

/// <summary>Where the places of a field must lie.</summary>
/// <param name="Path">The field.</param>
/// <param name="Boxes">Boxes that hold them all.</param>
internal sealed record GeoArea(string Path, IReadOnlyList<GeoRect> Boxes);
