using System.Text.Json;

namespace Millrace.Server.Tests;

/// <summary>Where the users are, against the same numbers from plain C# over the users.</summary>
public sealed class GeolocationAnalysesTests(AnalysesServer server) : IClassFixture<AnalysesServer>
{
    [Theory]
    [InlineData("")]
    [InlineData("gender=female")]
    [InlineData("minAge=33")]
    public async Task Cells_of_the_whole_world_count_every_user_once(string filter)
    {
        var users = server.Users.Where(user => (!filter.Contains("female", StringComparison.Ordinal) || user.Gender == "female")
            && (!filter.Contains("33", StringComparison.Ordinal) || user.Age >= 33)).ToList();
        var answer = await server.GetAsync($"geolocation/cells?{filter}");

        Assert.Equal(2, answer.GetProperty("precision").GetInt32());
        Assert.Equal(users.Count, answer.GetProperty("users").GetInt32());
        Assert.All(answer.GetProperty("cells").EnumerateArray(), cell => Assert.Equal(
            users.Count(user => user.Longitude >= Number(cell, "west") && user.Longitude < Number(cell, "east")
                && user.Latitude >= Number(cell, "south") && user.Latitude < Number(cell, "north")),
            cell.GetProperty("users").GetInt32()));
    }

    [Theory]
    [InlineData("-20,-10,60,55", 3)]
    [InlineData("170,-40,-150,40", 3)]
    [InlineData("0,40,8,46", 4)]
    public async Task Cells_of_a_box_are_those_that_touch_it(string box, int precision)
    {
        var whole = await server.GetAsync($"geolocation/cells?box={box}&precision={precision}");
        var counted = await server.GetAsync($"geolocation/users?box={box}");

        // A cell that the box cuts is counted whole by the view; none is missing.
        Assert.True(whole.GetProperty("users").GetInt32() >= counted.GetProperty("total").GetInt32());
        foreach (var user in Within(box))
        {
            Assert.Contains(
                whole.GetProperty("cells").EnumerateArray(),
                cell => user.Longitude >= Number(cell, "west") && user.Longitude <= Number(cell, "east")
                    && user.Latitude >= Number(cell, "south") && user.Latitude <= Number(cell, "north"));
        }
    }

    [Theory]
    [InlineData("-20,-10,60,55")]
    [InlineData("170,-40,-150,40")]
    public async Task A_box_tells_who_is_in_it_page_by_page(string box)
    {
        var expected = Within(box).ToList();
        var first = await server.GetAsync($"geolocation/users?box={box}&limit=7");
        var second = await server.GetAsync($"geolocation/users?box={box}&limit=7&offset=7");

        Assert.Equal(expected.Count, first.GetProperty("total").GetInt32());
        Assert.Equal(expected.Average(user => user.Age), first.GetProperty("averageAge").GetDouble(), 9);
        Assert.Equal(expected.Count, first.GetProperty("genders").EnumerateArray().Sum(gender => gender.GetProperty("users").GetInt32()));
        Assert.Equal(expected.Count, first.GetProperty("ages").EnumerateArray().Sum(band => band.GetProperty("users").GetInt32()));
        Assert.Equal(
            expected.Select(user => user.Id).Order(StringComparer.Ordinal).Take(14),
            first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray())
                .Select(user => user.GetProperty("eventId").GetString()));
    }

    [Fact]
    public async Task A_circle_holds_the_users_that_a_search_nearby_finds()
    {
        var circle = await server.GetAsync("geolocation/users?circle=20,30,2500&limit=1000");
        var near = await server.GetAsync("geolocation/nearest?longitude=20&latitude=30&withinKm=2500&limit=1000");

        Assert.NotEqual(0, circle.GetProperty("total").GetInt32());
        Assert.Equal(circle.GetProperty("total").GetInt32(), near.GetProperty("items").GetArrayLength());
        var distances = near.GetProperty("items").EnumerateArray().Select(user => Number(user, "distanceKm")).ToList();
        Assert.Equal(distances.Order(), distances);
        Assert.True(distances[^1] <= 2500);
    }

    [Fact]
    public async Task A_polygon_holds_users_and_the_filters_narrow_it()
    {
        var all = await server.GetAsync("geolocation/users?polygon=-60,-40;60,-40;60,40;-60,40");
        var women = await server.GetAsync("geolocation/users?polygon=-60,-40;60,-40;60,40;-60,40&gender=female");

        Assert.InRange(all.GetProperty("total").GetInt32(), 100, server.Users.Count);
        Assert.Equal(
            all.GetProperty("genders").EnumerateArray().Single(gender => gender.GetProperty("gender").GetString() == "female")
                .GetProperty("users").GetInt32(),
            women.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Points_are_all_users_or_a_sample_that_says_so()
    {
        var all = await server.GetAsync("geolocation/points?limit=2000");
        var some = await server.GetAsync("geolocation/points?limit=100");

        Assert.False(all.GetProperty("isSample").GetBoolean());
        Assert.Equal(server.Users.Count, all.GetProperty("points").GetArrayLength());
        Assert.True(some.GetProperty("isSample").GetBoolean());
        Assert.Equal(100, some.GetProperty("points").GetArrayLength());
        Assert.Equal(server.Users.Count, some.GetProperty("users").GetInt32());
    }

    [Theory]
    [InlineData("-170,-80,170,80")]
    [InlineData("60,-80,-60,80")]
    public async Task A_sample_is_of_users_of_the_box_the_same_each_time_and_says_of_about_how_many(string box)
    {
        var sample = await server.GetAsync($"geolocation/points?box={box}&limit=50");
        var again = await server.GetAsync($"geolocation/points?box={box}&limit=50");

        var (ids, within) = (IdsOf(sample), Within(box).Select(user => user.Id).ToHashSet(StringComparer.Ordinal));
        Assert.True(sample.GetProperty("isSample").GetBoolean());
        Assert.InRange(ids.Count, 25, 50);
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ids, id => Assert.Contains(id, within));
        Assert.Equal(ids, IdsOf(again));
        Assert.InRange(sample.GetProperty("users").GetInt64(), within.Count * 0.8, within.Count * 1.2);

        static List<string> IdsOf(JsonElement answer) =>
            [.. answer.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("eventId").GetString()!)];
    }

    [Fact]
    public async Task The_smallest_sample_has_its_point_in_every_box()
    {
        for (var west = -180; west < 180; west += 20)
        {
            var sample = await server.GetAsync($"geolocation/points?box={west},-90,{west + 20},90&limit=1");

            Assert.Equal(1, sample.GetProperty("points").GetArrayLength());
        }
    }

    private IEnumerable<AnalysisUser> Within(string box)
    {
        var sides = box.Split(',').Select(side => double.Parse(side, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return server.Users.Where(user => user.Latitude >= sides[1] && user.Latitude <= sides[3] && (sides[0] <= sides[2]
            ? user.Longitude >= sides[0] && user.Longitude <= sides[2]
            : user.Longitude >= sides[0] || user.Longitude <= sides[2]));
    }

    private static double Number(JsonElement item, string name) => item.GetProperty(name).GetDouble();
}
