using System.Text.Json;

namespace Millrace.RandomUsers.Tests.Api;

public sealed class QueryTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("", 1)]
    [InlineData("?results=3", 3)]
    [InlineData("?results=0", 1)]
    [InlineData("?results=-5", 1)]
    [InlineData("?results=5001", 1)]
    [InlineData("?results=many", 1)]
    [InlineData("?results=5000", 5000)]
    public async Task Results_is_1_to_5000_and_anything_else_means_1(string query, int expected)
    {
        var answer = await api.GetJsonAsync(query);
        Assert.Equal(expected, answer.GetProperty("results").GetArrayLength());
        Assert.Equal(expected, answer.GetProperty("info").GetProperty("results").GetInt32());
    }

    [Fact]
    public async Task The_same_seed_page_and_parameters_give_the_same_bytes()
    {
        const string query = "?results=50&seed=millrace&page=3&nat=us,ua&password=lower,10-20";
        Assert.Equal(await api.Client.GetStringAsync(query), await api.Client.GetStringAsync(query));
    }

    [Fact]
    public async Task A_longer_answer_of_the_same_seed_starts_with_the_shorter_one()
    {
        var few = await api.GetUsersAsync("?results=5&seed=s");
        var many = await api.GetUsersAsync("?results=20&seed=s");
        Assert.Equal(few.Select(u => u.GetRawText()), many.Take(5).Select(u => u.GetRawText()));
    }

    [Fact]
    public async Task Choosing_fields_does_not_change_the_users()
    {
        var whole = await api.GetUsersAsync("?results=5&seed=s&password=upper,30");
        var part = await api.GetUsersAsync("?results=5&seed=s&inc=email");
        Assert.Equal(whole.Select(Email), part.Select(Email));
    }

    [Theory]
    [InlineData("seed=s&page=1", "seed=s&page=2")]
    [InlineData("seed=s", "seed=t")]
    [InlineData("seed=s&nat=us", "seed=s&nat=ua")]
    [InlineData("seed=s&gender=male", "seed=s&gender=female")]
    [InlineData("", "")]
    public async Task Other_seeds_pages_nationalities_genders_and_requests_without_a_seed_share_no_uuid(string one, string other)
    {
        var uuids = (await api.GetUsersAsync($"?results=500&inc=login&{one}"))
            .Concat(await api.GetUsersAsync($"?results=500&inc=login&{other}"))
            .Select(u => u.GetProperty("login").GetProperty("uuid").GetString());
        Assert.Equal(1000, uuids.Distinct().Count());
    }

    [Fact]
    public async Task A_request_without_a_seed_names_the_seed_that_repeats_it()
    {
        var first = await api.GetJsonAsync("?results=3");
        var seed = first.GetProperty("info").GetProperty("seed").GetString();
        Assert.Matches("^[0-9a-f]{16}$", seed);
        Assert.Equal(first.GetRawText(), (await api.GetJsonAsync($"?results=3&seed={seed}")).GetRawText());
    }

    [Theory]
    [InlineData("us", "US")]
    [InlineData("US,ua", "UA,US")]
    [InlineData("ch,zz", "CH")]
    public async Task Nationalities_are_taken_in_any_case_and_unknown_ones_left_out(string nat, string expected)
    {
        var users = await api.GetUsersAsync($"?results=200&inc=nat&nat={nat}");
        Assert.Equal(expected, string.Join(',', users.Select(u => u.GetProperty("nat").GetString()).Distinct().Order()));
    }

    [Theory]
    [InlineData("?results=1000&inc=nat")]
    [InlineData("?results=1000&inc=nat&nat=zz")]
    public async Task No_known_nationality_means_all_21(string query)
    {
        Assert.Equal(21, (await api.GetUsersAsync(query)).Select(u => u.GetProperty("nat").GetString()).Distinct().Count());
    }

    [Theory]
    [InlineData("male", "male")]
    [InlineData("female", "female")]
    [InlineData("other", "female,male")]
    public async Task Gender_is_male_or_female_or_else_both(string gender, string expected)
    {
        var users = await api.GetUsersAsync($"?results=100&gender={gender}");
        Assert.Equal(expected, string.Join(',', users.Select(u => u.GetProperty("gender").GetString()).Distinct().Order()));
    }

    [Fact]
    public async Task Excluded_fields_are_missing()
    {
        var user = (await api.GetUsersAsync("?exc=login,nonsense"))[0];
        Assert.False(user.TryGetProperty("login", out _));
        Assert.Equal(11, user.EnumerateObject().Count());
    }

    [Fact]
    public async Task Noinfo_leaves_info_out()
    {
        Assert.False((await api.GetJsonAsync("?noinfo")).TryGetProperty("info", out _));
    }

    [Theory]
    [InlineData("upper,16-32", "^[A-Z]{16,32}$")]
    [InlineData("number,5", "^[0-9]{5}$")]
    [InlineData("lower,UPPER,9-4", "^[A-Za-z]{4,9}$")]
    [InlineData("special,3", "^[ -/:-@\\[-`{-~]{3}$")]
    [InlineData("1-1000", "^[ -~]{1,64}$")]
    [InlineData("nonsense", "^[ -~]{8,64}$")]
    public async Task Password_follows_its_recipe(string recipe, string pattern)
    {
        foreach (var user in await api.GetUsersAsync($"?results=100&password={recipe}"))
            Assert.Matches(pattern, user.GetProperty("login").GetProperty("password").GetString());
    }

    [Fact]
    public async Task Pretty_is_the_same_answer_indented()
    {
        var pretty = await api.Client.GetStringAsync("?seed=s&results=2&format=pretty");
        Assert.Contains("\n  \"results\": [", pretty);
        Assert.Equal(await api.Client.GetStringAsync("?seed=s&results=2"), Compact(pretty));
    }

    [Theory]
    [InlineData("xml")]
    [InlineData("yaml")]
    public async Task A_format_that_is_not_made_is_refused_with_an_error_body(string format)
    {
        using var answer = await api.Client.GetAsync($"?format={format}");
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains(format, await ErrorAsync(answer));
    }

    [Theory]
    [InlineData("/api", 200)]
    [InlineData("/api/", 200)]
    [InlineData("/api/1.4/", 200)]
    [InlineData("/api/1.4", 200)]
    [InlineData("/api/9.9/", 404)]
    [InlineData("/", 404)]
    public async Task Only_the_apis_own_paths_answer(string path, int status)
    {
        using var answer = await api.Client.GetAsync(path);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/json; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        if (status != 200)
            Assert.NotEmpty(await ErrorAsync(answer));
    }

    [Fact]
    public async Task Ages_are_the_full_years_of_today()
    {
        var today = TimeProvider.System.GetUtcNow();
        foreach (var user in await api.GetUsersAsync("?results=500&inc=dob"))
        {
            var dob = user.GetProperty("dob");
            var born = dob.GetProperty("date").GetDateTimeOffset();
            var age = dob.GetProperty("age").GetInt32();
            // The day may change between question and answer: a year of a day's play at either end.
            Assert.InRange(today, born.AddYears(age).AddDays(-2), born.AddYears(age + 1).AddDays(2));
        }
    }

    [Fact]
    public async Task Five_thousand_users_come_in_one_answer_and_no_two_share_a_uuid()
    {
        var users = await api.GetUsersAsync("?results=5000");
        Assert.Equal(5000, users.Select(u => u.GetProperty("login").GetProperty("uuid").GetString()).Distinct().Count());
    }

    private static string? Email(JsonElement user) => user.GetProperty("email").GetString();

    private static string Compact(string json) => string.Concat(json.Split('\n').Select(line => line.TrimStart())).Replace("\": ", "\":");

    private static async Task<string> ErrorAsync(HttpResponseMessage answer)
    {
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return body.RootElement.GetProperty("error").GetString()!;
    }
}
