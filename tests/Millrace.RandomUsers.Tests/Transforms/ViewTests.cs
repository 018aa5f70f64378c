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
    public async Task Demographics_counts_gender_and_age_band_of_each_state()
    {
        var expected = store.Flat.GroupBy(u => (u.National, u.Country, u.State, u.Gender, From: Band(u.Age, 5))).Select(g => Row(
            g.Key.National, g.Key.Country, g.Key.State, g.Key.Gender, BandName(g.Key.From, 5), g.Key.From, g.Count(),
            g.Average(u => u.Age)));
        await AssertViewAsync(
            "demographics", expected, "national", "country", "state", "gender", "age_band", "age_from", "users", "average_age");
    }

    [Fact]
    public async Task Places_counts_gender_and_age_band_of_each_city()
    {
        var expected = store.Flat.GroupBy(u => (u.National, u.Country, u.State, u.City, u.Gender, From: Band(u.Age, 5)))
            .Select(g => Row(
                g.Key.National, g.Key.Country, g.Key.State, g.Key.City, g.Key.Gender, BandName(g.Key.From, 5), g.Key.From, g.Count(),
                g.Average(u => u.Age)));
        await AssertViewAsync(
            "places", expected, "national", "country", "state", "city", "gender", "age_band", "age_from", "users", "average_age");
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
    public async Task Registrations_counts_users_by_month()
    {
        var expected = store.Flat.GroupBy(u => (u.National, u.Gender, Month: u.RegisteredAt?.UtcDateTime.ToString("yyyy-MM")))
            .Select(g => Row(g.Key.National, g.Key.Gender, g.Key.Month, g.Count()));
        await AssertViewAsync("registrations", expected, "national", "gender", "month", "users");
    }

    [Fact]
    public async Task Geo_cells_counts_users_of_each_geohash_and_says_where_the_cell_lies()
    {
        var expected = Enumerable.Range(1, 3).SelectMany(precision => store.Flat.Where(u => u.IsLocated)
            .GroupBy(u => (u.National, u.Gender, Cell: Geohash.Of(u.Latitude!.Value, u.Longitude!.Value, precision)))
            .Select(g => Row(
                g.Key.National, g.Key.Gender, precision, g.Key.Cell.Text, g.Count(), g.Key.Cell.West, g.Key.Cell.South, g.Key.Cell.East,
                g.Key.Cell.North, GeoJson.Point((g.Key.Cell.West + g.Key.Cell.East) / 2, (g.Key.Cell.South + g.Key.Cell.North) / 2))));
        await AssertViewAsync(
            "geo_cells", expected, "national", "gender", "precision", "geohash", "users", "west", "south", "east", "north", "center");
    }

    [Fact]
    public async Task Geo_countries_has_centroid_spread_and_bounds_of_each_nationality()
    {
        var rows = (await ReadAsync("geo_countries")).ToDictionary(row => row["national"].AsString);
        var expected = store.Flat.Where(u => u.IsLocated).GroupBy(u => u.National).ToList();
        Assert.Equal(expected.Count, rows.Count);
        foreach (var users in expected)
        {
            var row = rows[users.Key];
            var (longitude, latitude, length) = Mean(users);
            var centroid = row["centroid"].AsDocument["coordinates"].AsArray;
            Assert.Equal(users.Count(), (int)row["users"].ToDouble());
            Assert.Equal(longitude, centroid[0].ToDouble(), 5);
            Assert.Equal(latitude, centroid[1].ToDouble(), 5);
            Assert.Equal(length, row["concentration"].ToDouble(), 7);
            Assert.Equal(6371.0088 * Math.Sqrt(-2 * Math.Log(length)), row["spread_km"].ToDouble(), 1);
            Assert.Equal(users.Min(u => u.Longitude), row["west"].ToDouble());
            Assert.Equal(users.Min(u => u.Latitude), row["south"].ToDouble());
            Assert.Equal(users.Max(u => u.Longitude), row["east"].ToDouble());
            Assert.Equal(users.Max(u => u.Latitude), row["north"].ToDouble());
        }
    }

    [Fact]
    public async Task Timezones_counts_users_of_each_offset()
    {
        var expected = store.Flat.GroupBy(u => (u.National, u.TimezoneMinutes, u.Gender, From: Band(u.Age, 5))).Select(g => Row(
            g.Key.National, g.Key.TimezoneMinutes, g.Key.Gender, g.Key.From, g.Count()));
        await AssertViewAsync("timezones", expected, "national", "minutes", "gender", "age_from", "users");
    }

    private async Task AssertViewAsync(string view, IEnumerable<string> expected, params string[] fields)
    {
        var made = (await ReadAsync(view)).Select(row => Row([.. fields.Select(f => (object?)row[f])])).ToList();
        var wanted = expected.ToList();
        Assert.True(made.Order(StringComparer.Ordinal).SequenceEqual(wanted.Order(StringComparer.Ordinal)), $"""
            seed {store.Seed}: {made.Count} rows of {view}, expected {wanted.Count};
            missing: {string.Join("; ", wanted.Except(made).Take(5))}
            wrong: {string.Join("; ", made.Except(wanted).Take(5))}
            """);
    }

    private Task<IReadOnlyList<BsonDocument>> ReadAsync(string view) =>
        store.ReadAsync(new CollectionName(store.Pipeline.Transforms[^1].Target.Database, view));

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

    private static (double Longitude, double Latitude, double Length) Mean(IEnumerable<FlatUser> users)
    {
        var (x, y, z, count) = (0.0, 0.0, 0.0, 0);
        foreach (var user in users)
        {
            var (latitude, longitude) = (double.DegreesToRadians(user.Latitude!.Value), double.DegreesToRadians(user.Longitude!.Value));
            x += Math.Cos(latitude) * Math.Cos(longitude);
            y += Math.Cos(latitude) * Math.Sin(longitude);
            z += Math.Sin(latitude);
            count++;
        }

        var distance = Math.Sqrt((x * x) + (y * y));
        return (
            double.RadiansToDegrees(Math.Atan2(y, x)), double.RadiansToDegrees(Math.Atan2(z, distance)),
            Math.Sqrt((x * x) + (y * y) + (z * z)) / count);
    }
}
