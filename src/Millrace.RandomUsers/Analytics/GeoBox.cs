using Millrace.Pipelines;

namespace Millrace.RandomUsers.Analytics;

/// <summary>An area between two meridians and two parallels, edges included. Immutable.</summary>
/// <param name="West">Degrees of longitude, -180 to 180; when it is greater than <paramref name="East"/>, the box crosses the 180th
/// meridian.</param>
/// <param name="South">Degrees of latitude, -90 to 90.</param>
/// <param name="East">Degrees of longitude, -180 to 180.</param>
/// <param name="North">Degrees of latitude, -90 to 90, not less than <paramref name="South"/>.</param>
public sealed record GeoBox(double West, double South, double East, double North)
{
    /// <summary>Checks the bounds.</summary>
    /// <exception cref="PipelineConfigurationException">A side lies off the globe, or the south is north of the north.</exception>
    public void Validate()
    {
        GeoPoint.Check(West, South);
        GeoPoint.Check(East, North);
        if (South > North)
        {
            throw new PipelineConfigurationException($"The box's south ({South}) lies north of its north ({North}).");
        }
    }
}
