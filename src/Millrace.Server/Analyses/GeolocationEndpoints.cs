using Millrace.Bson;
using Millrace.RandomUsers.Analytics;
using Millrace.Server.Analyses.Shapes;
using Millrace.Server.Hosting;

namespace Millrace.Server.Analyses;

/// <summary>Where the users are: density, points, the nearest, and who is in an area.</summary>
internal static class GeolocationEndpoints
{
    private const int MostPoints = 5000;
    private const int MostExported = 100_000;

    // From so many times the wanted points on, a part of the users is looked at instead of all.
    private const int LeastSampled = 2;

    // A part taken at random is not always of the size meant.
    private const double SampleMargin = 1.05;

    private static readonly ExportTable<CellShape> CellsTable = new("density",
    [
        ("geohash", cell => cell.Geohash), ("west", cell => cell.West), ("south", cell => cell.South), ("east", cell => cell.East),
        ("north", cell => cell.North), ("users", cell => cell.Users),
    ]);

    private static readonly ExportTable<GeoUserShape> UsersTable = new("users",
    [
        ("eventId", user => user.EventId), ("name", user => user.Name), ("gender", user => user.Gender), ("age", user => user.Age),
        ("national", user => user.National), ("city", user => user.City), ("state", user => user.State),
        ("country", user => user.Country), ("longitude", user => user.Longitude), ("latitude", user => user.Latitude),
        ("distanceKm", user => user.DistanceKm),
    ]);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/analyses/geolocation/cells", CellsAsync).Produces<CellsAnswer>();
        api.MapGet("/analyses/geolocation/points", PointsAsync).Produces<PointsAnswer>();
        api.MapGet("/analyses/geolocation/nearest", NearestAsync).Produces<Pages.Shapes.PageOf<GeoUserShape>>();
        api.MapGet("/analyses/geolocation/users", UsersAsync).Produces<AreaAnswer>();
    }

    private static async Task<IResult> CellsAsync(
        HttpContext context, AnalysisReader reader, [AsParameters] FilterQuery query, string? box, int? precision, string? format)
    {
        var filter = query.Read(reader.Queries.Nationalities);
        var bounds = AreaQuery.BoxOf("box", box);
        var fineness = precision ?? PrecisionFor(bounds);
        if (fineness < 1 || fineness > GeolocationQueries.MaxPrecision
            || GeoCell.CountWithin(bounds, fineness) > GeolocationQueries.MaxCells)
        {
            throw ApiException.Invalid(
                "precision", $"Cells of precision {fineness} cannot be shown there; the finest is {PrecisionFor(bounds)}.");
        }

        if (AnalysisResult.FormatOf(context.Request, format) is { } wanted)
        {
            var whole = await ReadCellsAsync(reader, filter, bounds, fineness, await reader.PositionAsync());
            return await Exports.SendAsync(context, wanted, CellsTable, whole.Cells);
        }

        return await AnalysisResult.TaggedAsync(
            context, reader, "", position => ReadCellsAsync(reader, filter, bounds, fineness, position));
    }

    /// <summary>The finest cells of which not more than are allowed touch the box.</summary>
    private static int PrecisionFor(GeoBox box)
    {
        var precision = 1;
        while (precision < GeolocationQueries.MaxPrecision
            && GeoCell.CountWithin(box, precision + 1) <= GeolocationQueries.MaxCells)
        {
            precision++;
        }

        return precision;
    }

    private static async Task<CellsAnswer> ReadCellsAsync(
        AnalysisReader reader, AnalyticsFilter filter, GeoBox box, int precision, ViewPosition position)
    {
        var geolocation = reader.Queries.Geolocation;
        var rows = await AskCellsAsync(reader, filter, box, precision);
        return new CellsAnswer(
            position.UpdatedAt, geolocation.AreCellsInView(filter, precision) ? AnalysisReader.FromViews : AnalysisReader.FromCollections,
            precision, AgeSums.UsersOf(rows),
            [
                .. rows.Select(row =>
                {
                    var cell = GeoCell.Parse(row.TextOf("geohash") ?? "");
                    return new CellShape(
                        cell.Geohash, cell.Bounds.West, cell.Bounds.South, cell.Bounds.East, cell.Bounds.North, row.LongOf("users"));
                }),
            ]);
    }

    private static Task<IReadOnlyList<BsonDocument>> AskCellsAsync(
        AnalysisReader reader, AnalyticsFilter filter, GeoBox box, int precision) => reader.AskOnceAsync(
        $"cells|{box}|{precision}|{AnalysisReader.KeyOf(filter)}", reader.Queries.Geolocation.CellsWithin(filter, box, precision));

    private static Task<IResult> PointsAsync(
        HttpContext context, AnalysisReader reader, [AsParameters] FilterQuery query, string? box, int? limit,
        CancellationToken cancellationToken)
    {
        var geolocation = reader.Queries.Geolocation;
        var filter = query.Read(reader.Queries.Nationalities);
        var bounds = AreaQuery.BoxOf("box", box);
        var most = limit is < 1 or > MostPoints
            ? throw ApiException.Invalid("limit", $"The limit must lie between 1 and {MostPoints}.")
            : limit ?? 2000;
        return AnalysisResult.TaggedAsync(context, reader, "", async position =>
        {
            var estimate = await EstimateAsync(reader, filter, bounds);
            if (estimate >= LeastSampled * most)
            {
                var part = SampleMargin * most / estimate.Value;
                var sample = await reader.AskAsync(geolocation.SampleOf(filter, bounds, part, most), cancellationToken);
                // Where they are fewer than the cells' shares told, all are looked at.
                if (sample.Count > most / 2)
                {
                    return new PointsAnswer(position.UpdatedAt, (long)estimate, true, [.. sample.Select(UserOf)]);
                }
            }

            var rows = await reader.AskAsync(geolocation.UsersIn(filter, bounds, 0, most + 1), cancellationToken);
            var isSample = rows.Count > most;
            var users = isSample
                ? AgeSums.UsersOf(await reader.AskAsync(geolocation.Breakdown(filter, bounds), cancellationToken))
                : rows.Count;
            return new PointsAnswer(position.UpdatedAt, users, isSample, [.. rows.Take(most).Select(UserOf)]);
        });
    }

    /// <summary>How many users a box has by the view's cells, those at its edge by the share that lies in it; null when the view does not
    /// tell these users apart.</summary>
    private static async Task<double?> EstimateAsync(AnalysisReader reader, AnalyticsFilter filter, GeoBox box)
    {
        var geolocation = reader.Queries.Geolocation;
        var precision = Math.Min(PrecisionFor(box), GeolocationQueries.MaxStoredPrecision);
        if (!geolocation.AreCellsInView(filter, precision))
        {
            return null;
        }

        var cells = await AskCellsAsync(reader, filter, box, precision);
        return cells.Sum(cell => cell.LongOf("users") * box.ShareOf(GeoCell.Parse(cell.TextOf("geohash") ?? "").Bounds));
    }

    private static async Task<IResult> NearestAsync(
        HttpContext context, AnalysisReader reader, [AsParameters] FilterQuery query, double? longitude, double? latitude,
        double? withinKm, int? limit, string? format, CancellationToken cancellationToken)
    {
        var filter = query.Read(reader.Queries.Nationalities);
        if (longitude is null || latitude is null)
        {
            throw ApiException.Invalid(
                longitude is null ? "longitude" : "latitude", "Give the place by longitude and latitude, in degrees.");
        }

        if (!(longitude is >= -180 and <= 180 && latitude is >= -90 and <= 90))
        {
            throw ApiException.Invalid("longitude", "The longitude goes from -180 to 180 and the latitude from -90 to 90.");
        }

        if (withinKm is not null && !(withinKm is > 0 and <= 20_040))
        {
            throw ApiException.Invalid("withinKm", "The distance must be above 0 and at most 20040 km.");
        }

        var nearest = reader.Queries.Geolocation.Nearest(
            filter, new GeoPoint(longitude.Value, latitude.Value), Paging.Of(limit ?? 20, null).Limit, withinKm);
        if (AnalysisResult.FormatOf(context.Request, format) is { } wanted)
        {
            return await Exports.SendAsync(context, wanted, UsersTable, reader.StreamAsync(nearest).Select(UserOf));
        }

        return await AnalysisResult.TaggedAsync(context, reader, "", async _ =>
        {
            var rows = await reader.AskAsync(nearest, cancellationToken);
            return new Pages.Shapes.PageOf<GeoUserShape>([.. rows.Select(UserOf)], rows.Count);
        });
    }

    private static async Task<IResult> UsersAsync(
        HttpContext context, AnalysisReader reader, [AsParameters] FilterQuery query, [AsParameters] AreaQuery shape, int? limit,
        int? offset, string? format, CancellationToken cancellationToken)
    {
        var geolocation = reader.Queries.Geolocation;
        var filter = query.Read(reader.Queries.Nationalities);
        var area = shape.Read();
        if (AnalysisResult.FormatOf(context.Request, format) is { } wanted)
        {
            return await Exports.SendAsync(
                context, wanted, UsersTable, reader.StreamAsync(geolocation.UsersIn(filter, area, 0, MostExported)).Select(UserOf));
        }

        var paging = Paging.Of(limit, offset);
        return await AnalysisResult.TaggedAsync(context, reader, "", async position =>
        {
            var rows = await reader.AskOnceAsync(
                $"area|{shape}|{AnalysisReader.KeyOf(filter)}", geolocation.Breakdown(filter, area));
            var users = await reader.AskAsync(geolocation.UsersIn(filter, area, paging.Offset, paging.Limit), cancellationToken);
            return new AreaAnswer(
                position.UpdatedAt, AgeSums.UsersOf(rows), AgeSums.AverageAge(rows), AgeSums.Genders(rows), AgeSums.Nationalities(rows),
                [
                    .. AgeSums.Bands(rows, 10).Select(band =>
                        new AgeBandShape(band.AgeFrom, band.AgeBand, band.Male + band.Female + band.Other)),
                ],
                [.. users.Select(UserOf)]);
        });
    }

    private static GeoUserShape UserOf(BsonDocument row)
    {
        var place = row["position"] is { IsDocument: true } position && position.AsDocument["coordinates"] is { IsArray: true } pair
            ? pair.AsArray
            : null;
        return new GeoUserShape(
            row.TextOf("event_id") ?? "", row.TextOf("full_name"), row.TextOf("gender"), (int?)row.DoubleOf("age"), row.TextOf("national"),
            row.TextOf("city"), row.TextOf("state"), row.TextOf("country"), place?[0].ToDouble() ?? 0, place?[1].ToDouble() ?? 0,
            row.DoubleOf("distance_km"));
    }
}
