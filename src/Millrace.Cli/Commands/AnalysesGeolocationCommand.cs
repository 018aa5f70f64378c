using System.CommandLine;
using System.Globalization;
using Millrace.Bson;
using Millrace.RandomUsers.Analytics;

namespace Millrace.Cli.Commands;

/// <summary><c>millrace analyses geolocation</c>.</summary>
internal sealed class AnalysesGeolocationCommand : AnalysisCommand
{
    private readonly Option<string?> _near = new("--near") { HelpName = "LON,LAT", Description = "List the users nearest to this point" };
    private readonly Option<double?> _within = new("--within") { HelpName = "KM", Description = "With --near: only users so near" };
    private readonly Option<string?> _box = new("--box") { HelpName = "W,S,E,N", Description = "List the users in this box of degrees" };

    private readonly Option<string?> _polygon = new("--polygon")
    {
        HelpName = "LON,LAT;…", Description = "List the users in the polygon with these corners",
    };

    private readonly Option<int> _limit = new("--limit")
    {
        HelpName = "N", Description = "Most users or cells listed (default: 10)", DefaultValueFactory = _ => 10,
    };

    private readonly Option<int> _precision = new("--precision")
    {
        HelpName = "1-8", Description = "Characters of the cells' geohash (default: 2)", DefaultValueFactory = _ => 2,
    };

    public AnalysesGeolocationCommand()
        : base("geolocation", "Centroid and spread of each nationality, densest cells, users near a point, in a box or in a polygon.")
    {
        foreach (var option in (Option[])[_near, _within, _box, _polygon, _limit, _precision])
        {
            Add(option);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace analyses geolocation --precision 3",
        "millrace analyses geolocation --near 7.45,46.95 --within 500 --limit 20",
        "millrace analyses geolocation --box 170,-50,-170,-30 --json",
        "millrace analyses geolocation --polygon '5.9,45.8;10.5,45.8;8,48'",
    ];

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<(string Name, IReadOnlyList<BsonDocument> Rows)>> AskAsync(
        ParseResult parsed, AnalyticsQueries queries, AnalyticsFilter filter,
        Func<AnalyticsQuery, Task<IReadOnlyList<BsonDocument>>> ask)
    {
        var (geolocation, limit) = (queries.Geolocation, parsed.GetValue(_limit));
        var answers = new List<(string, IReadOnlyList<BsonDocument>)>();
        if (parsed.GetValue(_near) is { } near)
        {
            var point = Read("--near", near, Point);
            answers.Add(("nearest", await ask(geolocation.Nearest(filter, point, limit, parsed.GetValue(_within)))));
        }

        if (parsed.GetValue(_box) is { } box)
        {
            answers.Add(("box", await ask(geolocation.Within(filter, Read("--box", box, Box), limit))));
        }

        if (parsed.GetValue(_polygon) is { } polygon)
        {
            answers.Add(("polygon", await ask(geolocation.Within(filter, Read("--polygon", polygon, Polygon), limit))));
        }

        if (answers.Count == 0)
        {
            answers.Add(("countries", await ask(geolocation.Countries(filter))));
            answers.Add(("cells", await ask(geolocation.DensestCells(filter, parsed.GetValue(_precision), limit))));
        }

        return answers;
    }

    private static GeoPoint Point(string text) => Numbers(text, 2) is [var longitude, var latitude]
        ? new GeoPoint(longitude, latitude)
        : throw new FormatException("a point is LON,LAT in degrees, such as 7.45,46.95.");

    private static GeoBox Box(string text) => Numbers(text, 4) is [var west, var south, var east, var north]
        ? new GeoBox(west, south, east, north)
        : throw new FormatException("a box is WEST,SOUTH,EAST,NORTH in degrees, such as 5.9,45.8,10.5,47.8.");

    private static IReadOnlyList<GeoPoint> Polygon(string text) =>
        [.. text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Point)];

    private static double[]? Numbers(string text, int count)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        var numbers = new double[count];
        for (var index = 0; index < count; index++)
        {
            if (parts.Length != count
                || !double.TryParse(parts[index], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[index]))
            {
                return null;
            }
        }

        return numbers;
    }
}
