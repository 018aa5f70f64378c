using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Millrace.RandomUsers.Tests.Api;

/// <summary>Holds the built-in API to the recorded answers of the real one.</summary>
public sealed class ContractTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly JsonElement[] Recorded = [.. ReadFixture("users.json").GetProperty("results").EnumerateArray()];

    public static TheoryData<string> Codes => [.. Recorded.Select(Nat).Distinct()];

    [Fact]
    public void The_fixture_has_a_man_and_a_woman_of_all_21_nationalities()
    {
        Assert.Equal(42, Recorded.Select(u => (Nat(u), u.GetProperty("gender").GetString())).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Users_have_the_paths_the_types_and_the_key_order_of_the_recorded_ones(string code)
    {
        var expected = Recorded.Where(u => Nat(u) == code).Select(u => string.Join('\n', UserShape.Of(u))).Distinct().Single();
        foreach (var user in await api.GetUsersAsync($"?results=200&nat={code}"))
            Assert.Equal(expected, string.Join('\n', UserShape.Of(user)));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Users_have_the_formats_of_their_nationality(string code)
    {
        var users = await api.GetUsersAsync($"?results=100&nat={code}");
        foreach (var user in users.Concat(Recorded.Where(u => Nat(u) == code)))
        {
            Assert.Equal(code, Nat(user));
            foreach (var (path, pattern) in UserFormats.Of(code))
                Assert.Matches($"^(?:{pattern})$", UserFormats.Text(user, path));
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Users_have_the_titles_of_their_nationality_and_gender(string code)
    {
        foreach (var user in await api.GetUsersAsync($"?results=100&nat={code}"))
        {
            var expected = (code == "CH", user.GetProperty("gender").GetString()) switch
            {
                (true, "male") => "Monsieur",
                (true, _) => "Madame|Mademoiselle",
                (false, "male") => "Mr",
                _ => "Ms|Miss|Mrs",
            };
            Assert.Matches($"^(?:{expected})$", user.GetProperty("name").GetProperty("title").GetString());
        }
    }

    [Theory]
    [InlineData("AU", "A-Z")]
    [InlineData("CH", @"A-Z\p{IsLatin-1Supplement}")]
    [InlineData("IR", @"\p{IsArabic}")]
    [InlineData("UA", @"\p{IsCyrillic}")]
    [InlineData("US", "A-Z")]
    public async Task Names_are_in_the_script_of_the_nationality(string code, string letters)
    {
        foreach (var user in await api.GetUsersAsync($"?results=100&nat={code}&inc=name"))
        {
            foreach (var part in new[] { "first", "last" })
                Assert.Matches($"^[{letters}]", user.GetProperty("name").GetProperty(part).GetString());
        }
    }

    [Fact]
    public async Task Digests_are_those_of_password_and_salt()
    {
        foreach (var user in (await api.GetUsersAsync("?results=50&password=special,upper,lower,number,8-64")).Concat(Recorded))
        {
            var login = user.GetProperty("login");
            var salted = Encoding.UTF8.GetBytes(login.GetProperty("password").GetString() + login.GetProperty("salt").GetString());
#pragma warning disable CA5350, CA5351 // the contract's digests
            Assert.Equal(Convert.ToHexStringLower(MD5.HashData(salted)), login.GetProperty("md5").GetString());
            Assert.Equal(Convert.ToHexStringLower(SHA1.HashData(salted)), login.GetProperty("sha1").GetString());
#pragma warning restore CA5350, CA5351
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(salted)), login.GetProperty("sha256").GetString());
        }
    }

    [Fact]
    public async Task Time_zones_are_the_recorded_ones_with_their_descriptions()
    {
        var known = Recorded.Select(u => u.GetProperty("location").GetProperty("timezone").GetRawText()).ToHashSet();
        var made = (await api.GetUsersAsync("?results=2000&inc=location"))
            .Select(u => u.GetProperty("location").GetProperty("timezone").GetRawText()).ToHashSet();
        Assert.Equal(30, made.Count);
        Assert.Subset(made, known);
    }

    [Fact]
    public async Task Included_fields_only_keep_their_order_and_shape()
    {
        var expected = ReadFixture("inc.json");
        var made = await api.GetJsonAsync("?results=5&inc=nat,email,location,name,gender&nat=us,gb&seed=millrace");
        foreach (var user in made.GetProperty("results").EnumerateArray())
        {
            var sameNationality = expected.GetProperty("results").EnumerateArray().First(u => Nat(u) == Nat(user));
            Assert.Equal(UserShape.Of(sameNationality), UserShape.Of(user));
        }

        Assert.Equal(expected.GetProperty("info").GetRawText(), made.GetProperty("info").GetRawText());
    }

    [Fact]
    public async Task Csv_has_the_recorded_columns_and_quotes_values_with_commas()
    {
        var recorded = await File.ReadAllLinesAsync(RecordedUsers.FixturePath("sample.csv"));
        var made = (await api.Client.GetStringAsync("?results=40&format=csv")).Split('\n');
        Assert.Equal(recorded[0], made[0]);
        Assert.Equal(41, made.Length);
        var columns = recorded[0].Split(',').Length;
        foreach (var line in made.Skip(1).Concat(recorded.Skip(1)))
            Assert.Equal(columns, UnquotedCommas(line) + 1);
    }

    // Every second piece between quotation marks lies inside a quoted value.
    private static int UnquotedCommas(string line) => line.Split('"').Where((_, i) => i % 2 == 0).Sum(piece => piece.Count(c => c == ','));

    private static string Nat(JsonElement user) => user.GetProperty("nat").GetString()!;

    private static JsonElement ReadFixture(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(RecordedUsers.FixturePath(name)));
        return document.RootElement.Clone();
    }
}
