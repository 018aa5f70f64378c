using System.Globalization;
using System.Text.Json;
using Microsoft.VisualBasic.FileIO;

namespace Millrace.Server.Tests;

/// <summary>The analyses as files.</summary>
public sealed class AnalysisExportTests(AnalysesServer server) : IClassFixture<AnalysesServer>
{
    [Theory]
    [InlineData("demographics?format=csv", "male,female,other")]
    [InlineData("demographics?format=csv&table=nationalities", "users")]
    [InlineData("demographics?format=csv&table=genders", "users")]
    [InlineData("demographics/places?format=csv&level=city", "users")]
    [InlineData("geolocation/cells?format=csv", "users")]
    [InlineData("timezones?format=csv", "users")]
    [InlineData("timezones?format=csv&table=day&at=2026-01-01T00:00:00Z", null)]
    public async Task A_table_is_a_file_of_comma_separated_values_that_adds_up(string question, string? sums)
    {
        using var answer = await server.Http.GetAsync($"{AnalysesServer.Path}/{question}");
        var rows = Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.EndsWith(".csv", answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'), StringComparison.Ordinal);
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        if (sums is not null)
        {
            var columns = sums.Split(',').Select(name => Array.IndexOf(rows[0], name)).ToList();
            Assert.Equal(
                server.Users.Count,
                rows.Skip(1).Sum(row => columns.Sum(column => long.Parse(row[column], CultureInfo.InvariantCulture))));
        }
        else
        {
            Assert.Equal(97, rows.Count);
        }
    }

    [Fact]
    public async Task Every_user_of_an_area_is_in_the_file_and_no_name_is_a_formula()
    {
        var rows = Parse(await server.Http.GetStringAsync($"{AnalysesServer.Path}/geolocation/users?box=-180,-90,180,90&format=csv"));

        Assert.Equal(server.Users.Count, rows.Count - 1);
        var name = Array.IndexOf(rows[0], "name");
        Assert.Contains(rows, row => row[name] == "'=HYPERLINK(\"http://evil.example\") Last");
        Assert.DoesNotContain(rows, row => row[name].StartsWith('='));
        var longitude = Array.IndexOf(rows[0], "longitude");
        Assert.Equal(
            server.Users.Select(user => user.Longitude).Order(),
            rows.Skip(1).Select(row => double.Parse(row[longitude], CultureInfo.InvariantCulture)).Order());
    }

    [Fact]
    public async Task The_same_file_is_JSON_when_that_is_asked_for()
    {
        using var answer = await server.Http.GetAsync($"{AnalysesServer.Path}/geolocation/users?box=-180,-90,180,90&format=json");
        var users = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());

        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.EndsWith(".json", answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'), StringComparison.Ordinal);
        Assert.Equal(server.Users.Count, users.GetArrayLength());
        Assert.Equal(server.Users.Sum(user => user.Age), users.EnumerateArray().Sum(user => user.GetProperty("age").GetInt32()));
    }

    [Fact]
    public async Task Who_accepts_comma_separated_values_gets_them()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{AnalysesServer.Path}/demographics?gender=male");
        request.Headers.Accept.ParseAdd("text/csv");
        using var answer = await server.Http.SendAsync(request);
        var rows = Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal("ageBand", rows[0][0]);
        Assert.All(rows.Skip(1), row => Assert.Equal("0", row[Array.IndexOf(rows[0], "female")]));
    }

    private static List<string[]> Parse(string text)
    {
        using var parser = new TextFieldParser(new StringReader(text)) { Delimiters = [","], HasFieldsEnclosedInQuotes = true };
        var rows = new List<string[]>();
        while (!parser.EndOfData)
        {
            rows.Add(parser.ReadFields()!);
        }

        return rows;
    }
}
