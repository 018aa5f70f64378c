namespace Millrace.Embedded.Mongo.Geo;

/// <summary>An area that <c>$geoWithin</c> asks for. Immutable.</summary>
internal abstract class GeoRegion
{
    /// <summary>Boxes that hold every place of the area, for an index.</summary>
    public abstract IReadOnlyList<GeoRect> Bounds { get; }

    /// <summary>True when the whole geometry lies in the area, its edge included.</summary>
    public abstract bool Contains(Geometry geometry);
}
