using System.Globalization;
using Millrace.RandomUsers.Analytics;
using Millrace.Server.Hosting;

namespace Millrace.Server.Analyses;

/// <summary>An area as the query string has it: one of the three. Immutable.</summary>
/// <param name="Box">West, south, east and north in degrees, separated by commas; with a west greater than its east it crosses the
/// 180th meridian.</param>
/// <param name="Circle">Longitude, latitude and kilometres, separated by commas.</param>
/// <param name="Polygon">Three or more corners, longitude and latitude each, separated by semicolons.</param>
internal sealed record AreaQuery(string? Box, string? Circle, string? Polygon)
{
    /// <summary>The area; refused when there is none, or more than one.</summary>
    public GeoArea Read() => (Box, Circle, Polygon) switch
    {
        ({ Length: > 0 }, null or "", null or "") => BoxOf("box", Box),
        (null or "", { Length: > 0 }, null or "") => Checked("circle", CircleOf(Circle)),
        (null or "", null or "", { Length: > 0 }) => Checked("polygon", PolygonOf(Polygon)),
        _ => throw ApiException.Invalid(
            "box", "Give one area: box=WEST,SOUTH,EAST,NORTH, circle=LONGITUDE,LATITUDE,KM or polygon=LON,LAT;LON,LAT;LON,LAT."),
    };

    /// <summary>A box; without one, the globe.</summary>
    public static GeoBox BoxOf(string member, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return GeoBox.Globe;
        }

        return Numbers(member, text, ',') is [var west, var south, var east, var north]
            ? (GeoBox)Checked(member, new GeoBox(west, south, east, north))
            : throw ApiException.Invalid(member, $"'{text}' is no box; write WEST,SOUTH,EAST,NORTH in degrees, such as -10,35,30,60.");
    }

    private static GeoCircle CircleOf(string text) => Numbers("circle", text, ',') is [var longitude, var latitude, var km]
        ? new GeoCircle(new GeoPoint(longitude, latitude), km)
        : throw ApiException.Invalid("circle", $"'{text}' is no circle; write LONGITUDE,LATITUDE,KM, such as 7.45,46.95,200.");

    private static GeoPolygon PolygonOf(string text) => new(
    [
        .. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(corner =>
            Numbers("polygon", corner, ',') is [var longitude, var latitude]
                ? new GeoPoint(longitude, latitude)
                : throw ApiException.Invalid("polygon", $"'{corner}' is no corner; write LONGITUDE,LATITUDE in degrees.")),
    ]);

    private static GeoArea Checked(string member, GeoArea area)
    {
        try
        {
            area.Validate();
            return area;
        }
        catch (Pipelines.PipelineConfigurationException problem)
        {
            throw ApiException.Invalid(member, problem.Message);
        }
    }

    private static double[] Numbers(string member, string text, char separator) =>
    [
        .. text.Split(separator, StringSplitOptions.TrimEntries).Select(part =>
            double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number
                : throw ApiException.Invalid(member, $"'{part}' in '{text}' is no number.")),
    ];
}
