using Millrace.Bson;
using Millrace.Pipelines;

namespace Millrace.RandomUsers.Tests.Transforms;

/// <summary>
/// Each view against the same numbers from plain C# over the flat users; doubles to nine digits, since sums may go in any order.
/// </summary>
[Collection(nameof(StoreGroup))]
public sealed class ViewTests(StoreFixture store)
{
    [Fact]
    public async Task Demographics_counts_gender_and_age_band_of_each_country()
    {
        var expected = store.Flat.GroupBy(u => (u.National, u.Country, u.Gender, From: Band(u.Age, 10))).Select(g => Row(
            g.Key.National, g.Key.Country, g.Key.Gender, BandName(g.Key.From, 10), g.Key.From, g.Count(), g.Average(u => u.Age)));
        await AssertViewAsync("demographics", expected, "national", "country", "gender", "age_band", "age_from", "users", "average_age");
    }

    [Fact]
    public async Task Age_pyramid_counts_men_and_women_of_each_five_years()
    {
        var expected = store.Flat.GroupBy(u => (u.National, From: Band(u.Age, 5))).Select(g => Row(
            g.Key.National, BandName(g.Key.From, 5), g.Key.From, Men(g), Women(g), g.Count()));
        await AssertViewAsync("age_pyramid", expected, "national", "age_band", "age_from", "male", "female", "users");
    }

    [Fact]
    public async Task Nationalities_has_a_row_for_each()
    {
        var expected = store.Flat.GroupBy(u => u.National).Select(g => Row(
            g.Key, g.Count(), Men(g), Women(g), g.Average(u => u.Age), g.Min(u => u.Age), g.Max(u => u.Age), g.Min(u => u.RegisteredAt),
            g.Max(u => u.RegisteredAt), g.Max(u => u.ExtractedAt)));
        await AssertViewAsync(
            "nationalities", expected, "_id", "users", "male", "female", "average_age", "youngest_age", "oldest_age", "first_registered_at",
            "last_registered_at", "last_extracted_at");
    }

    [Fact]
    public async Task Places_counts_users_of_each_city()
    {
        var expected = store.Flat.GroupBy(u => (u.National, u.Country, u.State, u.City)).Select(g => Row(
            g.Key.National, g.Key.Country, g.Key.State, g.Key.City, g.Count(), Men(g), Women(g), g.Average(u => u.Age)));
        await AssertViewAsync("places", expected, "national", "country", "state", "city", "users", "male", "female", "average_age");
    }

    [Fact]
    public async Task Geo_cells_counts_users_of_each_geohash_and_says_where_the_cell_lies()
    {
        var expected = store.Flat.Where(u => u.IsLocated)
            .GroupBy(u => (u.National, Cell: Geohash.Of(u.Latitude!.Value, u.Longitude!.Value, 2)))
            .Select(g => Row(
                g.Key.National, g.Key.Cell.Text, g.Count(), g.Key.Cell.West, g.Key.Cell.South, g.Key.Cell.East, g.Key.Cell.North,
                GeoJson.Point((g.Key.Cell.West + g.Key.Cell.East) / 2, (g.Key.Cell.South + g.Key.Cell.North) / 2)));
        await AssertViewAsync("geo_cells", expected, "national", "geohash", "users", "west", "south", "east", "north", "center");
    }

    [Fact]
    public async Task Geo_countries_has_centroid_and_bounds_of_each_nationality()
    {
        var expected = store.Flat.Where(u => u.IsLocated).GroupBy(u => u.National).Select(g => Row(
            g.Key, g.Count(), Centroid(g), g.Min(u => u.Longitude), g.Min(u => u.Latitude), g.Max(u => u.Longitude),
            g.Max(u => u.Latitude)));
        await AssertViewAsync("geo_countries", expected, "national", "users", "centroid", "west", "south", "east", "north");
    }

    [Fact]
    public async Task Timezones_counts_users_of_each_offset()
    {
        var expected = store.Flat.GroupBy(u => (u.National, u.TimezoneMinutes)).Select(g => Row(
            g.Key.National, g.Key.TimezoneMinutes, g.Count()));
        await AssertViewAsync("timezones", expected, "national", "minutes", "users");
    }

    private async Task AssertViewAsync(string view, IEnumerable<string> expected, params string[] fields)
    {
        var rows = await store.ReadAsync(new CollectionName(store.Pipeline.Transforms[^1].Steps[0].Target.Database, view));
        var made = rows.Select(row => Row([.. fields.Select(f => (object?)row[f])]));
        Assert.Equal(expected.Order(StringComparer.Ordinal), made.Order(StringComparer.Ordinal));
    }

    private string Row(params ReadOnlySpan<object?> values)
    {
        var texts = new List<string>();
        foreach (var value in values)
            texts.Add(Text(value));
        return string.Join(" | ", texts);
    }

    private string Text(object? value) => value switch
    {
        BsonValue { Type: BsonType.Double } number => number.AsDouble.ToString("G9"),
        BsonValue { Type: BsonType.DateTime } date => store.Comparable(DateTimeOffset.FromUnixTimeMilliseconds(date.AsDateTimeMs)),
        BsonValue { Type: BsonType.Document } point => Text(point.AsDocument),
        BsonValue { Type: BsonType.String } text => text.AsString,
        BsonValue { IsNull: true } => "null",
        BsonValue other => other.TryGetInt64(out var number) ? number.ToString() : other.Type.ToString(),
        BsonDocument point => $"{point["type"].AsString} {string.Join(' ', point["coordinates"].AsArray.Select(v => Text(v)))}",
        double number => number.ToString("G9"),
        DateTimeOffset date => store.Comparable(date),
        null => "null",
        _ => value.ToString()!,
    };

    private static int Men(IEnumerable<FlatUser> users) => users.Count(u => u.Gender == "male");

    private static int Women(IEnumerable<FlatUser> users) => users.Count(u => u.Gender == "female");

    private static int? Band(int? age, int years) => age / years * years;

    private static string BandName(int? from, int years) => from is null ? "unknown" : $"{from}-{from + years - 1}";

    private static BsonDocument Centroid(IEnumerable<FlatUser> users)
    {
        var (x, y, z) = (0.0, 0.0, 0.0);
        foreach (var user in users)
        {
            var (latitude, longitude) = (double.DegreesToRadians(user.Latitude!.Value), double.DegreesToRadians(user.Longitude!.Value));
            x += Math.Cos(latitude) * Math.Cos(longitude);
            y += Math.Cos(latitude) * Math.Sin(longitude);
            z += Math.Sin(latitude);
        }

        var distance = Math.Sqrt((x * x) + (y * y));
        return GeoJson.Point(
            Math.Round(double.RadiansToDegrees(Math.Atan2(y, x)), 6), Math.Round(double.RadiansToDegrees(Math.Atan2(z, distance)), 6));
    }
}
