using Millrace.Bson;
using Millrace.Pipelines;
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

    private static readonly AnalyticsFilter SwissWomen = new() { Nationalities = ["CH"], Gender = "female" };

    [Fact]
    public async Task Age_bands_drill_down_to_a_city_and_keep_to_the_filter()
    {
        var city = store.Flat.First(u => u is { National: "CH", Gender: "female", City: not null }).City;
        var rows = await AskAsync(store.Pipeline.Analytics.AgeBands(SwissWomen, PlaceLevel.City, city: city));
        var expected = store.Flat.Where(u => u is { National: "CH", Gender: "female" } && u.City == city)
            .GroupBy(u => (u.State, From: u.Age / 10 * 10)).Select(g => ($"{g.Key.State} {g.Key.From}", g.Count()));
        Assert.Equal(expected.Order(), rows.Select(r => ($"{Text(r["state"])} {Text(r["age_from"])}", Number(r, "users"))).Order());
    }

    [Theory]
    [InlineData(PlaceLevel.Country)]
    [InlineData(PlaceLevel.State)]
    [InlineData(PlaceLevel.City)]
    public async Task Age_bands_of_every_level_count_every_user_once(PlaceLevel level)
    {
        var rows = await AskAsync(store.Pipeline.Analytics.AgeBands(AnalyticsFilter.Everyone, level));
        Assert.Equal(store.Flat.Count, rows.Sum(r => Number(r, "users")));
    }

    public static TheoryData<AnalyticsFilter> Filters { get; } =
    [
        AnalyticsFilter.Everyone,
        SwissWomen,
        new AnalyticsFilter { MinAge = 30, MaxAge = 44, Gender = "male" },
        new AnalyticsFilter { MinAge = 31 },
        new AnalyticsFilter { MaxAge = 57, Nationalities = ["US", "UA"] },
        new AnalyticsFilter { Registered = new TimeSpanFilter(new DateTimeOffset(2012, 1, 1, 0, 0, 0, TimeSpan.Zero), null) },
        new AnalyticsFilter { Registered = new TimeSpanFilter(null, new DateTimeOffset(2012, 1, 1, 0, 0, 0, TimeSpan.Zero)), MaxAge = 50 },
        new AnalyticsFilter { Extracted = new TimeSpanFilter(RawUsers.ExtractedAt.AddDays(1), null) },
    ];

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Views_and_flat_collections_answer_for_the_same_users(AnalyticsFilter filter)
    {
        var users = store.Flat.Where(u => IsChosen(u, filter)).ToList();
        var population = await AskAsync(store.Pipeline.Analytics.Population(filter));
        var places = await AskAsync(store.Pipeline.Analytics.Places(filter, PlaceLevel.State, null, 10_000));
        var offsets = await AskAsync(store.Pipeline.Analytics.Offsets(filter));
        var cells = await AskAsync(store.Pipeline.Analytics.Geolocation.CellsWithin(filter, GeoBox.Globe, 2));
        var area = await AskAsync(store.Pipeline.Analytics.Geolocation.Breakdown(filter, GeoBox.Globe));

        Assert.Equal(
            users.GroupBy(u => $"{u.National} {u.Gender} {u.Age / 5 * 5}").Select(g => (g.Key, g.Count())).Order(),
            population.Select(r => ($"{Text(r["national"])} {Text(r["gender"])} {Text(r["age_from"])}", Number(r, "users"))).Order());
        Assert.Equal(users.Sum(u => u.Age ?? 0), population.Sum(r => Number(r, "age_sum")));
        Assert.Equal(
            users.GroupBy(u => $"{u.National} {u.State}").Select(g => (g.Key, g.Count())).Order(),
            places.Select(r => ($"{Text(r["national"])} {Text(r["state"])}", Number(r, "users"))).Order());
        Assert.Equal(
            users.Where(u => u.TimezoneMinutes is not null).CountBy(u => u.TimezoneMinutes!.Value).OrderBy(g => g.Key)
                .Select(g => (g.Key, g.Value)),
            offsets.Select(r => (Number(r, "minutes"), Number(r, "users"))));
        Assert.Equal(
            users.Where(u => u.IsLocated).CountBy(u => Geohash.Of(u.Latitude!.Value, u.Longitude!.Value, 2).Text)
                .Select(g => (g.Key, g.Value)).Order(),
            cells.Select(r => (r["geohash"].AsString, Number(r, "users"))).Order());
        Assert.Equal(users.Count(u => u.IsLocated), area.Sum(r => Number(r, "users")));
    }

    private static bool IsChosen(FlatUser user, AnalyticsFilter filter) =>
        (filter.Nationalities.Count == 0 || filter.Nationalities.Contains(user.National))
        && (filter.Gender is null || user.Gender == filter.Gender)
        && ((filter.MinAge is null && filter.MaxAge is null) || (user.Age >= (filter.MinAge ?? 0) && user.Age <= (filter.MaxAge ?? 999)))
        && IsIn(filter.Registered, user.RegisteredAt) && IsIn(filter.Extracted, user.ExtractedAt);

    private static bool IsIn(TimeSpanFilter span, DateTimeOffset? at) =>
        (span.Since is null || at >= span.Since) && (span.Until is null || at < span.Until);

    [Fact]
    public async Task Registrations_come_by_month()
    {
        var rows = await AskAsync(store.Pipeline.Analytics.Registrations(SwissWomen));
        var expected = store.Flat.Where(u => u is { National: "CH", Gender: "female" })
            .GroupBy(u => u.RegisteredAt?.UtcDateTime.ToString("yyyy-MM") ?? "").OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, g.Count()));
        Assert.Equal(expected, rows.Select(r => (Text(r["month"]), Number(r, "users"))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Cells_of_every_precision_count_every_located_user(int precision)
    {
        var rows = await AskAsync(store.Pipeline.Analytics.Geolocation.DensestCells(AnalyticsFilter.Everyone, precision, 100_000));
        var expected = store.Flat.Where(u => u.IsLocated)
            .GroupBy(u => Geohash.Of(u.Latitude!.Value, u.Longitude!.Value, precision).Text).Select(g => (g.Key, g.Count()));
        Assert.Equal(expected.Order(), rows.Select(r => (r["geohash"].AsString, Number(r, "users"))).Order());
    }

    [Fact]
    public async Task The_nearest_users_are_the_nearest_of_all_nationalities()
    {
        var (longitude, latitude) = (7.45, 46.95);
        var rows = await AskAsync(
            store.Pipeline.Analytics.Geolocation.Nearest(AnalyticsFilter.Everyone, new GeoPoint(longitude, latitude), 25));
        var expected = store.Flat.Where(u => u.IsLocated)
            .Select(u => (u.EventId, Km: Km(longitude, latitude, u.Longitude!.Value, u.Latitude!.Value)))
            .OrderBy(u => u.Km).Take(25).ToList();
        Assert.Equal(expected.Count, rows.Count);
        foreach (var (user, row) in expected.Zip(rows))
        {
            Assert.Equal(user.EventId, row["event_id"].AsString);
            Assert.InRange(row["distance_km"].ToDouble(), user.Km * 0.997, (user.Km * 1.003) + 0.01); // radii of the Earth differ a little
        }
    }

    [Theory]
    [InlineData(-30, -20, 60, 50)]
    [InlineData(150, -60, -120, 60)]
    public async Task A_box_holds_its_users_also_across_the_180th_meridian(double west, double south, double east, double north)
    {
        var rows = await AskAsync(
            store.Pipeline.Analytics.Geolocation.Within(AnalyticsFilter.Everyone, new GeoBox(west, south, east, north), 10_000));
        var expected = store.Flat.Where(u => u.IsLocated && u.Latitude >= south && u.Latitude <= north
            && (west <= east ? u.Longitude >= west && u.Longitude <= east : u.Longitude >= west || u.Longitude <= east));
        Assert.Equal(expected.Select(u => u.EventId).Order(StringComparer.Ordinal), rows.Select(r => r["event_id"].AsString));
    }

    [Fact]
    public async Task A_polygon_holds_the_users_on_the_inner_side_of_all_its_edges()
    {
        GeoPoint[] corners = [new(-10, 35), new(30, 30), new(40, 60), new(0, 65)]; // counter-clockwise and convex
        var rows = await AskAsync(store.Pipeline.Analytics.Geolocation.Within(AnalyticsFilter.Everyone, corners, 10_000));
        var expected = store.Flat.Where(u => u.IsLocated && corners.Zip(corners.Skip(1).Append(corners[0])).All(
            edge => IsLeft(edge.First, edge.Second, new GeoPoint(u.Longitude!.Value, u.Latitude!.Value))));
        Assert.Equal(expected.Select(u => u.EventId).Order(StringComparer.Ordinal), rows.Select(r => r["event_id"].AsString));
    }

    [Theory]
    [InlineData(540, 1080, 0.8)]
    [InlineData(1320, 120, 0.5)]
    [InlineData(600, 660, 1)]
    public async Task The_reach_plan_is_the_best_of_all_that_there_are(int from, int to, double share)
    {
        var offsets = await AskAsync(store.Pipeline.Analytics.Offsets(AnalyticsFilter.Everyone));
        var users = store.Flat.Where(u => u.TimezoneMinutes is not null).Select(u => u.TimezoneMinutes!.Value).ToList();
        var best = ReachPlan.Best(offsets, from, to);
        Assert.Equal(Enumerable.Range(0, 96).Max(slot => Reached(slot * 15, 0)), best.Users);
        Assert.Equal(best.Users, Reached(best.StartMinute, 0));
        var plan = ReachPlan.Shortest(offsets, from, to, share);
        Assert.Equal(plan.Users, Reached(plan.StartMinute, plan.Minutes));
        Assert.True(plan.Users >= share * users.Count);
        Assert.All(Enumerable.Range(0, 96), slot => Assert.True(Reached(slot * 15, plan.Minutes) <= plan.Users));
        if (plan.Minutes > 0)
        {
            Assert.All(Enumerable.Range(0, 96), slot => Assert.True(Reached(slot * 15, plan.Minutes - 15) < share * users.Count));
        }

        // Minute by minute, as one who watches the clocks would count.
        int Reached(int start, int minutes) => users.Count(offset => Enumerable.Range(start, minutes + 1).Any(minute =>
        {
            var local = (minute + offset + 2880) % 1440;
            return from < to ? local >= from && local < to : local >= from || local < to;
        }));
    }

    [Fact]
    public void Places_and_numbers_off_their_bounds_are_refused_with_a_sentence()
    {
        var geolocation = store.Pipeline.Analytics.Geolocation;
        var everyone = AnalyticsFilter.Everyone;
        Assert.Throws<PipelineConfigurationException>(() => geolocation.Nearest(everyone, new GeoPoint(181, 0), 5));
        Assert.Throws<PipelineConfigurationException>(() => geolocation.Nearest(everyone, new GeoPoint(0, double.NaN), 5));
        Assert.Throws<PipelineConfigurationException>(() => geolocation.Within(everyone, new GeoBox(0, 10, 1, 9), 5));
        Assert.Throws<PipelineConfigurationException>(() => geolocation.Within(everyone, [new GeoPoint(0, 0), new GeoPoint(1, 1)], 5));
        Assert.Throws<PipelineConfigurationException>(() => geolocation.DensestCells(everyone, 9, 5));
        Assert.Throws<PipelineConfigurationException>(
            () => geolocation.Nearest(everyone with { Nationalities = ["XX"] }, new GeoPoint(0, 0), 5));
        Assert.Throws<PipelineConfigurationException>(() => geolocation.CellsWithin(everyone, GeoBox.Globe, 4));
        Assert.Throws<PipelineConfigurationException>(() => geolocation.Breakdown(everyone, new GeoCircle(new GeoPoint(0, 0), 0)));
        Assert.Throws<PipelineConfigurationException>(() => store.Pipeline.Analytics.Population(everyone with { MinAge = 151 }));
        Assert.Throws<PipelineConfigurationException>(() => store.Pipeline.Analytics.Population(everyone with { Gender = "cat" }));
        Assert.Throws<PipelineConfigurationException>(() => ReachPlan.Shortest([], 0, 60, 0));
    }

    private static string Text(BsonValue value) =>
        value.IsNull ? "" : value.IsString ? value.AsString : ((int)value.ToDouble()).ToString();

    private static double Km(double longitude, double latitude, double otherLongitude, double otherLatitude)
    {
        var (a, b) = (Vector(new GeoPoint(longitude, latitude)), Vector(new GeoPoint(otherLongitude, otherLatitude)));
        return 6378.1 * Math.Acos(Math.Clamp((a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z), -1, 1));
    }

    // On the left of the great circle from one corner to the next: on the side that its normal points to.
    private static bool IsLeft(GeoPoint from, GeoPoint to, GeoPoint point)
    {
        var (a, b, p) = (Vector(from), Vector(to), Vector(point));
        return (((a.Y * b.Z) - (a.Z * b.Y)) * p.X) + (((a.Z * b.X) - (a.X * b.Z)) * p.Y) + (((a.X * b.Y) - (a.Y * b.X)) * p.Z) > 0;
    }

    private static (double X, double Y, double Z) Vector(GeoPoint point)
    {
        var (longitude, latitude) = (double.DegreesToRadians(point.Longitude), double.DegreesToRadians(point.Latitude));
        return (Math.Cos(latitude) * Math.Cos(longitude), Math.Cos(latitude) * Math.Sin(longitude), Math.Sin(latitude));
    }

    private Task<IReadOnlyList<BsonDocument>> AskAsync(AnalyticsQuery query) => store.ReadAsync(query.Source, query.Stages);

    private static int Number(BsonDocument row, string field) => (int)row[field].ToDouble();
}
