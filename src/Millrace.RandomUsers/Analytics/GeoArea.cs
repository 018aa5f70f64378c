using Millrace.Bson;
using Millrace.Pipelines;

namespace Millrace.RandomUsers.Analytics;

/// <summary>A part of the globe: a <see cref="GeoBox"/>, <see cref="GeoCircle"/> or <see cref="GeoPolygon"/>. Immutable.</summary>
public abstract record GeoArea
{
    /// <summary>Checks the bounds.</summary>
    /// <exception cref="PipelineConfigurationException">It does not lie on the globe.</exception>
    public abstract void Validate();

    /// <summary>The filter of flat documents that lie in it.</summary>
    internal abstract BsonDocument ToFilter();
}
