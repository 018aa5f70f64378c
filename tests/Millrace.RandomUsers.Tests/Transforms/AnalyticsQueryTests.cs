using Millrace.Bson;
using Millrace.RandomUsers.Analytics;

namespace Millrace.RandomUsers.Tests.Transforms;

[Collection(nameof(StoreGroup))]
public sealed class AnalyticsQueryTests(StoreFixture store)
{
    [Fact]
    public async Task Nationality_shares_add_up_to_one_and_come_largest_first()
    {
        var rows = await AskAsync(store.Pipeline.Analytics.NationalityShares(AnalyticsFilter.Everyone));
        var expected = store.Flat.GroupBy(u => u.National).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).ToList();
        Assert.Equal(expected.Select(g => g.Key), rows.Select(r => r["national"].AsString));
        Assert.Equal(expected.Select(g => g.Count() / (double)store.Flat.Count), rows.Select(r => r["share"].AsDouble));
        Assert.Equal(1, rows.Sum(r => r["share"].AsDouble), 9);
    }

    [Fact]
    public async Task The_age_pyramid_sums_over_nationalities_youngest_first()
    {
        var rows = await AskAsync(store.Pipeline.Analytics.AgePyramid(AnalyticsFilter.Everyone));
        var expected = store.Flat.GroupBy(u => u.Age / 5 * 5).OrderBy(g => g.Key ?? -1)
            .Select(g => (g.Key ?? -1, g.Count(u => u.Gender == "male"), g.Count(u => u.Gender == "female")));
        Assert.Equal(
            expected,
            rows.Select(r => (r["age_from"].IsNull ? -1 : r["age_from"].AsInt32, Number(r, "male"), Number(r, "female"))));
    }

    [Fact]
    public async Task The_densest_cells_come_first_and_no_more_than_asked_for()
    {
        var rows = await AskAsync(store.Pipeline.Analytics.Geolocation.DensestCells(AnalyticsFilter.Everyone, 2, 7));
        var expected = store.Flat.Where(u => u.IsLocated).GroupBy(u => Geohash.Of(u.Latitude!.Value, u.Longitude!.Value, 2).Text)
            .Select(g => (g.Key, Users: g.Count())).OrderByDescending(c => c.Users).ThenBy(c => c.Key, StringComparer.Ordinal).Take(7);
        Assert.Equal(expected, rows.Select(r => (r["geohash"].AsString, Number(r, "users"))));
        Assert.All(rows, r => Assert.Equal("Point", r["center"].AsDocument["type"].AsString));
    }

    [Fact]
    public async Task Countries_come_by_code()
    {
        var rows = await AskAsync(store.Pipeline.Analytics.Geolocation.Countries(AnalyticsFilter.Everyone));
        Assert.Equal(["AU", "CH", "UA", "US"], rows.Select(r => r["national"].AsString));
    }

    [Fact]
    public async Task Offsets_come_from_west_to_east_and_leave_unknown_ones_out()
    {
        var rows = await AskAsync(store.Pipeline.Analytics.Offsets(AnalyticsFilter.Everyone));
        var expected = store.Flat.Where(u => u.TimezoneMinutes is not null).GroupBy(u => u.TimezoneMinutes!.Value).OrderBy(g => g.Key)
            .Select(g => (g.Key, g.First().TimezoneOffset, g.Count()));
        Assert.Equal(expected, rows.Select(r => (Number(r, "minutes"), (string?)r["offset"].AsString, Number(r, "users"))));
    }

    [Theory]
    [InlineData("2026-01-01T00:00:00Z")]
    [InlineData("2026-01-01T06:59:59Z")]
    [InlineData("2026-01-01T12:00:00Z")]
    [InlineData("2026-01-01T23:45:00+01:00")]
    public async Task Day_parts_count_users_by_their_local_time(string instant)
    {
        var at = DateTimeOffset.Parse(instant);
        var rows = await AskAsync(store.Pipeline.Analytics.DayParts(AnalyticsFilter.Everyone, at));
        var expected = store.Flat.Where(u => u.TimezoneMinutes is not null)
            .GroupBy(u => DayPart.At((int)at.ToOffset(TimeSpan.FromMinutes(u.TimezoneMinutes!.Value)).TimeOfDay.TotalMinutes).Name)
            .Select(g => (g.Key, Users: g.Count())).OrderByDescending(p => p.Users).ThenBy(p => p.Key, StringComparer.Ordinal);
        Assert.Equal(expected, rows.Select(r => (r["part"].AsString, Number(r, "users"))));
    }

    [Theory]
    [InlineData(0, "sleeping")]
    [InlineData(419, "sleeping")]
    [InlineData(420, "morning")]
    [InlineData(540, "working")]
    [InlineData(1079, "working")]
    [InlineData(1080, "evening")]
    [InlineData(1380, "sleeping")]
    [InlineData(1439, "sleeping")]
    public void A_minute_of_the_day_lies_in_one_part(int minute, string expected)
    {
        Assert.Equal(expected, DayPart.At(minute).Name);
    }

    private Task<IReadOnlyList<BsonDocument>> AskAsync(AnalyticsQuery query) => store.ReadAsync(query.Source, query.Stages);

    private static int Number(BsonDocument row, string field) => (int)row[field].ToDouble();
}
