using Millrace.RandomUsers.Analytics;
using Millrace.Server.Analyses.Shapes;
using Millrace.Server.Hosting;

namespace Millrace.Server.Analyses;

/// <summary>Who the users are: ages, genders, nationalities, and places down to the city.</summary>
internal static class DemographicsEndpoints
{
    private const int BandYears = 5;

    // More places than anyone looks through; the largest come first.
    private const int MostPlaces = 10_000;

    private static readonly ExportTable<PyramidBand> PyramidTable = new("age-pyramid",
    [
        ("ageBand", band => band.AgeFrom is null ? "unknown" : $"{band.AgeFrom} to {band.AgeTo}"), ("ageFrom", band => band.AgeFrom),
        ("ageTo", band => band.AgeTo), ("male", band => band.Male), ("female", band => band.Female), ("other", band => band.Other),
    ]);

    private static readonly ExportTable<NationalityShare> NationalitiesTable = new("nationalities",
    [
        ("national", row => row.National), ("country", row => row.Country), ("users", row => row.Users), ("share", row => row.Share),
        ("male", row => row.Male), ("female", row => row.Female), ("averageAge", row => row.AverageAge),
    ]);

    private static readonly ExportTable<GenderShare> GendersTable = new("genders",
    [
        ("gender", row => row.Gender), ("users", row => row.Users), ("share", row => row.Share), ("averageAge", row => row.AverageAge),
    ]);

    private static readonly ExportTable<PlaceShape> PlacesTable = new("places",
    [
        ("national", row => row.National), ("country", row => row.Country), ("state", row => row.State), ("city", row => row.City),
        ("users", row => row.Users), ("share", row => row.Share), ("male", row => row.Male), ("female", row => row.Female),
        ("averageAge", row => row.AverageAge),
    ]);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/analyses/options", OptionsAsync).Produces<AnalysisOptions>();
        api.MapGet("/analyses/demographics", AnswerAsync).Produces<DemographicsAnswer>();
        api.MapGet("/analyses/demographics/places", PlacesAsync).Produces<PlacesAnswer>();
    }

    private static Task<IResult> OptionsAsync(HttpContext context, AnalysisReader reader)
    {
        var queries = reader.Queries;
        return AnalysisResult.TaggedAsync(context, reader, "", async position =>
        {
            var rows = await reader.AskOnceAsync("options", queries.Overall());
            var byCode = rows.ToDictionary(row => row.TextOf("national") ?? "", StringComparer.Ordinal);
            return new AnalysisOptions(
                position.UpdatedAt,
                [
                    .. queries.Nationalities.Select(code => byCode.TryGetValue(code, out var row)
                        ? new NationalityOption(code, row.TextOf("country"), row.LongOf("users"))
                        : new NationalityOption(code, null, 0)),
                ],
                rows.Min(row => row.TimeOf("first_registered_at")),
                rows.Max(row => row.TimeOf("last_registered_at")),
                rows.Max(row => row.TimeOf("last_extracted_at")));
        });
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context, AnalysisReader reader, [AsParameters] FilterQuery query, string? table, string? format)
    {
        var filter = query.Read(reader.Queries.Nationalities);
        if (AnalysisResult.FormatOf(context.Request, format) is { } wanted)
        {
            var whole = await ReadAsync(reader, filter, await reader.PositionAsync());
            return (table ?? "pyramid") switch
            {
                "pyramid" => await Exports.SendAsync(context, wanted, PyramidTable, whole.Pyramid),
                "nationalities" => await Exports.SendAsync(context, wanted, NationalitiesTable, whole.Nationalities),
                "genders" => await Exports.SendAsync(context, wanted, GendersTable, whole.Genders),
                _ => throw ApiException.Invalid("table", $"'{table}' is no table; choose pyramid, nationalities or genders."),
            };
        }

        return await AnalysisResult.TaggedAsync(context, reader, "", position => ReadAsync(reader, filter, position));
    }

    private static async Task<DemographicsAnswer> ReadAsync(AnalysisReader reader, AnalyticsFilter filter, ViewPosition position)
    {
        var rows = await reader.AskOnceAsync($"population|{AnalysisReader.KeyOf(filter)}", reader.Queries.Population(filter));
        return new DemographicsAnswer(
            position.UpdatedAt, reader.SourceOf(filter), AgeSums.UsersOf(rows), AgeSums.AverageAge(rows), AgeSums.Genders(rows),
            AgeSums.Nationalities(rows), AgeSums.Bands(rows, BandYears));
    }

    private static async Task<IResult> PlacesAsync(
        HttpContext context, AnalysisReader reader, [AsParameters] FilterQuery query, string? level, string? state, string? order,
        int? limit, int? offset, string? format)
    {
        var filter = query.Read(reader.Queries.Nationalities);
        var depth = (level ?? "country") switch
        {
            "country" => PlaceLevel.Country,
            "state" => PlaceLevel.State,
            "city" => PlaceLevel.City,
            _ => throw ApiException.Invalid("level", $"'{level}' is no level of places; choose country, state or city."),
        };
        if (!string.IsNullOrEmpty(state) && depth == PlaceLevel.Country)
        {
            throw ApiException.Invalid("state", "Countries are not in a state; ask for level=state or level=city.");
        }

        var compare = OrderOf(order);
        if (AnalysisResult.FormatOf(context.Request, format) is { } wanted)
        {
            var (all, _) = await ReadPlacesAsync(reader, filter, depth, state);
            return await Exports.SendAsync(context, wanted, PlacesTable, all.Order(compare));
        }

        var paging = Paging.Of(limit, offset);
        return await AnalysisResult.TaggedAsync(context, reader, "", async position =>
        {
            var (all, users) = await ReadPlacesAsync(reader, filter, depth, state);
            return new PlacesAnswer(
                position.UpdatedAt, reader.SourceOf(filter), paging.Cut(all.Order(compare)), all.Count, users, all.Count >= MostPlaces);
        });
    }

    private static async Task<(IReadOnlyList<PlaceShape> Places, long Users)> ReadPlacesAsync(
        AnalysisReader reader, AnalyticsFilter filter, PlaceLevel level, string? state)
    {
        var within = string.IsNullOrEmpty(state) ? null : state;
        var rows = await reader.AskOnceAsync(
            $"places|{level}|{within}|{AnalysisReader.KeyOf(filter)}", reader.Queries.Places(filter, level, within, MostPlaces));
        var total = AgeSums.UsersOf(rows);
        return (
            [
                .. rows.Select(row => new PlaceShape(
                    row.TextOf("national") ?? "", row.TextOf("country"), row.TextOf("state"), row.TextOf("city"), row.LongOf("users"),
                    AgeSums.Share(row.LongOf("users"), total), row.LongOf("male"), row.LongOf("female"), AgeSums.AverageAge(row))),
            ],
            total);
    }

    private static Comparer<PlaceShape> OrderOf(string? order)
    {
        var name = order?.TrimStart('-') ?? "users";
        var sign = order is null || order.StartsWith('-') ? -1 : 1;
        Comparison<PlaceShape> compare = name switch
        {
            "users" => (a, b) => a.Users.CompareTo(b.Users),
            "averageAge" => (a, b) => Nullable.Compare(a.AverageAge, b.AverageAge),
            "female" => (a, b) => AgeSums.Share(a.Female, a.Users).CompareTo(AgeSums.Share(b.Female, b.Users)),
            "name" => CompareNames,
            _ => throw ApiException.Invalid("order", $"Places cannot be ordered by '{name}'; choose users, name, averageAge or female."),
        };
        return Comparer<PlaceShape>.Create((a, b) => compare(a, b) is var result && result != 0 ? sign * result : CompareNames(a, b));
    }

    private static int CompareNames(PlaceShape a, PlaceShape b) => string.Compare(NameOf(a), NameOf(b), StringComparison.OrdinalIgnoreCase);

    private static string NameOf(PlaceShape place) => place.City ?? place.State ?? place.Country ?? place.National;
}
