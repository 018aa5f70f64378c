using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Millrace.Server.Tests;

/// <summary>The analyses' answers against the same numbers from plain C# over the users.</summary>
public sealed class AnalysesTests(AnalysesServer server) : IClassFixture<AnalysesServer>
{
    /// <summary>A filter as a query, and as plain C#; the last says where its answers come from.</summary>
    public static TheoryData<string, string> Filters { get; } = new()
    {
        { "", "views" },
        { "national=CH,US", "views" },
        { "national=ch&national=au&gender=female", "views" },
        { "minAge=30&maxAge=44", "views" },
        { "minAge=31&maxAge=43&gender=male", "collections" },
        { "registeredSince=2014-06-01T00:00:00Z&registeredUntil=2018-01-01T00:00:00Z", "collections" },
        { "extractedSince=2026-03-01T12:05:00Z&national=UA", "collections" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Demographics_add_up_to_the_users_that_the_filters_leave(string filter, string source)
    {
        var users = Chosen(filter);
        var answer = await server.GetAsync($"demographics?{filter}");

        Assert.Equal(source, answer.GetProperty("source").GetString());
        Assert.Equal(users.Count, answer.GetProperty("users").GetInt64());
        Assert.Equal(users.Average(user => user.Age), answer.GetProperty("averageAge").GetDouble(), 9);
        Assert.Equal(
            users.GroupBy(user => user.Age / 5 * 5).OrderBy(band => band.Key)
                .Select(band => (band.Key, band.Count(user => user.Gender == "male"), band.Count(user => user.Gender == "female"))),
            Items(answer, "pyramid").Select(band => (Int(band, "ageFrom"), Int(band, "male"), Int(band, "female"))));
        Assert.Equal(
            users.CountBy(user => user.Gender).OrderBy(gender => gender.Key).Select(gender => (gender.Key, gender.Value)),
            Items(answer, "genders").Select(gender => (gender.GetProperty("gender").GetString()!, Int(gender, "users"))));
        Assert.Equal(
            users.CountBy(user => user.National).OrderByDescending(n => n.Value).ThenBy(n => n.Key).Select(n => (n.Key, n.Value)),
            Items(answer, "nationalities").Select(n => (n.GetProperty("national").GetString()!, Int(n, "users"))));
        Assert.Equal(1, Items(answer, "nationalities").Sum(n => n.GetProperty("share").GetDouble()), 9);
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Places_can_be_drilled_down_to_the_city(string filter, string source)
    {
        var users = Chosen(filter);
        var countries = await server.GetAsync($"demographics/places?{filter}");
        var state = users[0].State;
        var nation = string.Join('&', filter.Split('&').Where(part => !part.StartsWith("national", StringComparison.Ordinal)));
        var states = await server.GetAsync($"demographics/places?level=state&{nation}&national={users[0].National}");
        var cities = await server.GetAsync(
            $"demographics/places?level=city&limit=1000&{nation}&national={users[0].National}&state={Uri.EscapeDataString(state)}");

        Assert.Equal(source, countries.GetProperty("source").GetString());
        Assert.Equal(users.Count, countries.GetProperty("users").GetInt64());
        Assert.Equal(users.Count(user => user.National == users[0].National), Items(states, "items").Sum(place => Int(place, "users")));
        Assert.Equal(
            users.Where(user => user.State == state).GroupBy(user => user.City).Select(city => (city.Key, city.Count())).Order(),
            Items(cities, "items").Select(place => (place.GetProperty("city").GetString()!, Int(place, "users"))).Order());
        var city = Items(cities, "items")[0];
        Assert.Equal(
            users.Where(user => user.City == city.GetProperty("city").GetString()).Average(user => user.Age),
            city.GetProperty("averageAge").GetDouble(), 9);
    }

    [Fact]
    public async Task Places_are_paged_in_the_order_asked_for()
    {
        var all = await server.GetAsync("demographics/places?level=city&limit=1000&order=name");
        var second = await server.GetAsync("demographics/places?level=city&limit=5&offset=5&order=name");

        Assert.Equal(all.GetProperty("total").GetInt32(), Items(all, "items").Count);
        Assert.Equal(
            Items(all, "items").Skip(5).Take(5).Select(place => place.GetProperty("city").GetString()),
            Items(second, "items").Select(place => place.GetProperty("city").GetString()));
        Assert.Equal(
            Items(all, "items").Select(place => place.GetProperty("city").GetString()!).Order(StringComparer.OrdinalIgnoreCase),
            Items(all, "items").Select(place => place.GetProperty("city").GetString()!));
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Time_zones_tell_what_part_of_the_day_it_is_for_whom(string filter, string source)
    {
        var users = Chosen(filter);
        var answer = await server.GetAsync($"timezones?at=2026-03-01T10:30:00Z&hours=09:00-18:00&{filter}");

        Assert.Equal(source, answer.GetProperty("source").GetString());
        Assert.Equal(
            users.CountBy(user => user.OffsetMinutes).OrderBy(offset => offset.Key).Select(offset => (offset.Key, offset.Value)),
            Items(answer, "offsets").Select(offset => (Int(offset, "minutes"), Int(offset, "users"))));
        Assert.Equal(users.Count, Items(answer, "parts").Sum(part => Int(part, "users")));
        Assert.Equal(users.Count(user => IsIn(user, 630, 540, 1080)), Int(answer, "reachedNow"));
        var best = Enumerable.Range(0, 96).Select(slot => slot * 15).MaxBy(minute => users.Count(user => IsIn(user, minute, 540, 1080)));
        Assert.Equal(best, Int(answer.GetProperty("best"), "minute"));
        Assert.Equal(users.Count(user => IsIn(user, best, 540, 1080)), Int(answer.GetProperty("best"), "users"));
        Assert.All(Items(answer, "day"), slot => Assert.Equal(
            users.Count, Int(slot, "morning") + Int(slot, "working") + Int(slot, "evening") + Int(slot, "sleeping")));

        static bool IsIn(AnalysisUser user, int utc, int from, int to) =>
            ((utc + user.OffsetMinutes) % 1440 + 1440) % 1440 is var local && local >= from && local < to;
    }

    [Fact]
    public async Task Another_pipeline_than_the_reference_has_no_analyses()
    {
        await using var other = await server.Server.StartWithoutAnalyticsAsync();
        using var http = new HttpClient { BaseAddress = other.Address };
        using var answer = await http.GetAsync($"{AnalysesServer.Path}/demographics");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Random User pipeline", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("demographics?national=XX", "national")]
    [InlineData("demographics?gender=cat", "gender")]
    [InlineData("demographics?minAge=-1", "minAge")]
    [InlineData("demographics?minAge=50&maxAge=40", "minAge")]
    [InlineData("demographics?registeredSince=yesterday", "registeredSince")]
    [InlineData("demographics?extractedSince=2026-01-02T00:00:00Z&extractedUntil=2026-01-01T00:00:00Z", "extractedUntil")]
    [InlineData("demographics?format=xls", "format")]
    [InlineData("demographics?format=csv&table=cats", "table")]
    [InlineData("demographics/places?level=street", "level")]
    [InlineData("demographics/places?order=shoe", "order")]
    [InlineData("geolocation/cells?box=1,2,3", "box")]
    [InlineData("geolocation/cells?box=-200,0,10,10", "box")]
    [InlineData("geolocation/cells?box=0,20,10,10", "box")]
    [InlineData("geolocation/cells?box=0,a,10,10", "box")]
    [InlineData("geolocation/cells?precision=5", "precision")]
    [InlineData("geolocation/points?limit=100000", "limit")]
    [InlineData("geolocation/nearest?longitude=5", "latitude")]
    [InlineData("geolocation/nearest?longitude=500&latitude=5", "longitude")]
    [InlineData("geolocation/nearest?longitude=5&latitude=5&withinKm=0", "withinKm")]
    [InlineData("geolocation/users", "box")]
    [InlineData("geolocation/users?box=0,0,1,1&circle=0,0,5", "box")]
    [InlineData("geolocation/users?circle=0,0,-5", "circle")]
    [InlineData("geolocation/users?polygon=0,0;1,1", "polygon")]
    [InlineData("timezones?at=noon", "at")]
    [InlineData("timezones?hours=9-18", "hours")]
    public async Task What_makes_no_sense_is_refused_by_name(string question, string member)
    {
        using var answer = await server.Http.GetAsync($"{AnalysesServer.Path}/{question}");
        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(problem.GetProperty("errors").TryGetProperty(member, out _), problem.ToString());
    }

    [Fact]
    public async Task An_answer_is_not_sent_again_until_the_views_have_moved_on()
    {
        await using var own = new AnalysesServer();
        await own.InitializeAsync();
        using var first = await own.Http.GetAsync($"{AnalysesServer.Path}/demographics");
        var tag = first.Headers.ETag;
        Assert.NotNull(tag);
        using var same = await AskAgainAsync(tag);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Empty(await same.Content.ReadAsByteArrayAsync());

        await own.LoadAsync([.. AnalysisUser.Make(905).Skip(900)]);

        using var newer = await AskAgainAsync(tag);
        Assert.Equal(HttpStatusCode.OK, newer.StatusCode);
        Assert.Equal(905, JsonSerializer.Deserialize<JsonElement>(await newer.Content.ReadAsStringAsync()).GetProperty("users").GetInt32());

        async Task<HttpResponseMessage> AskAgainAsync(EntityTagHeaderValue known)
        {
            // Longer than the position is kept.
            await Task.Delay(TimeSpan.FromMilliseconds(150), TimeProvider.System);
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{AnalysesServer.Path}/demographics");
            request.Headers.IfNoneMatch.Add(known);
            return await own.Http.SendAsync(request);
        }
    }

    private IReadOnlyList<AnalysisUser> Chosen(string filter)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(filter);
        var nationalities = query.TryGetValue("national", out var codes)
            ? codes.SelectMany(code => code!.ToUpperInvariant().Split(',')).ToList()
            : null;
        return
        [
            .. server.Users.Where(user => (nationalities?.Contains(user.National) ?? true)
                && (!query.TryGetValue("gender", out var gender) || user.Gender == gender)
                && (!query.TryGetValue("minAge", out var least) || user.Age >= Number(least!))
                && (!query.TryGetValue("maxAge", out var most) || user.Age <= Number(most!))
                && (!query.TryGetValue("registeredSince", out var since) || user.RegisteredAt >= Time(since!))
                && (!query.TryGetValue("registeredUntil", out var until) || user.RegisteredAt < Time(until!))
                && (!query.TryGetValue("extractedSince", out var extracted) || user.ExtractedAt >= Time(extracted!))),
        ];

        static int Number(string? text) => int.Parse(text!, CultureInfo.InvariantCulture);

        static DateTimeOffset Time(string? text) => DateTimeOffset.Parse(text!, CultureInfo.InvariantCulture);
    }

    private static IReadOnlyList<JsonElement> Items(JsonElement answer, string name) => [.. answer.GetProperty(name).EnumerateArray()];

    private static int Int(JsonElement item, string name) => item.GetProperty(name).GetInt32();
}
