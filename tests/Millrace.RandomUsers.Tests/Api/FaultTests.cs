using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.RandomUsers.Api;

namespace Millrace.RandomUsers.Tests.Api;

public sealed class FaultTests
{
    [Fact]
    public async Task A_schedule_fails_request_by_request_and_then_stops()
    {
        await using var api = await StartAsync("429,500,503,error,ok");
        using var client = new HttpClient { BaseAddress = api.BaseAddress };

        using var limited = await client.GetAsync("");
        Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), limited.Headers.RetryAfter?.Delta);
        Assert.Contains("error", await PropertiesAsync(limited));

        using var broken = await client.GetAsync("");
        Assert.Equal(HttpStatusCode.InternalServerError, broken.StatusCode);
        Assert.Equal("text/html", broken.Content.Headers.ContentType?.MediaType);

        using var unavailable = await client.GetAsync("");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, unavailable.StatusCode);
        Assert.Contains("error", await PropertiesAsync(unavailable));

        using var error = await client.GetAsync("");
        Assert.Equal(HttpStatusCode.OK, error.StatusCode);
        Assert.Equal("error", await PropertiesAsync(error));

        for (var i = 0; i < 3; i++)
        {
            using var good = await client.GetAsync("");
            Assert.Equal("results,info", await PropertiesAsync(good));
        }
    }

    [Fact]
    public async Task Truncated_json_ends_in_the_middle_and_html_is_no_json()
    {
        await using var api = await StartAsync("truncated,html");
        using var client = new HttpClient { BaseAddress = api.BaseAddress };
        var truncated = await client.GetStringAsync("?results=20");
        Assert.StartsWith("{\"results\":[", truncated);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(truncated));
        Assert.StartsWith("<!DOCTYPE html>", await client.GetStringAsync(""));
    }

    [Fact]
    public async Task Wrong_types_come_before_the_good_users()
    {
        await using var api = await StartAsync("types");
        using var client = new HttpClient { BaseAddress = api.BaseAddress };
        using var answer = JsonDocument.Parse(await client.GetStringAsync("?results=2"));
        var results = answer.RootElement.GetProperty("results");
        Assert.Equal(4, results.GetArrayLength());
        Assert.Equal(JsonValueKind.String, results[0].ValueKind);
        Assert.Equal(JsonValueKind.Number, results[1].GetProperty("nat").ValueKind);
        Assert.Equal(JsonValueKind.String, results[2].GetProperty("nat").ValueKind);
    }

    [Fact]
    public async Task Disconnect_ends_the_connection_without_an_answer()
    {
        await using var api = await StartAsync("disconnect");
        using var client = new HttpClient { BaseAddress = api.BaseAddress };
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(""));
        Assert.True((await client.GetAsync("")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Shares_fail_about_that_many_requests()
    {
        await using var api = await StartAsync("429:0.25,500:0.25");
        using var client = new HttpClient { BaseAddress = api.BaseAddress };
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 200; i++)
        {
            using var answer = await client.GetAsync("?inc=nat");
            statuses.Add(answer.StatusCode);
        }

        Assert.InRange(statuses.Count(s => s == HttpStatusCode.TooManyRequests), 30, 70);
        Assert.InRange(statuses.Count(s => s == HttpStatusCode.InternalServerError), 30, 70);
    }

    [Fact]
    public async Task A_limit_of_requests_answers_429_with_the_wait()
    {
        await using var api = await RandomUserApi.StartAsync(
            new RandomUserApiOptions { RequestsPerMinute = 2 }, NullLoggerFactory.Instance, CancellationToken.None);
        using var client = new HttpClient { BaseAddress = api.BaseAddress };
        Assert.True((await client.GetAsync("")).IsSuccessStatusCode);
        Assert.True((await client.GetAsync("")).IsSuccessStatusCode);
        using var limited = await client.GetAsync("");
        Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
        Assert.InRange(limited.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_delay_holds_the_answer_back()
    {
        await using var api = await RandomUserApi.StartAsync(
            new RandomUserApiOptions { Delay = TimeSpan.FromMinutes(5) }, NullLoggerFactory.Instance, CancellationToken.None);
        using var client = new HttpClient { BaseAddress = api.BaseAddress, Timeout = TimeSpan.FromMilliseconds(200) };
        await Assert.ThrowsAsync<TaskCanceledException>(() => client.GetAsync(""));
    }

    [Fact]
    public async Task A_taken_port_is_one_sentence()
    {
        await using var first = await StartAsync("");
        var failure = await Assert.ThrowsAsync<RandomUserApiException>(() => RandomUserApi.StartAsync(
            new RandomUserApiOptions { Port = first.BaseAddress.Port }, NullLoggerFactory.Instance, CancellationToken.None));
        Assert.Matches($"^Port {first.BaseAddress.Port} is taken [^.]+\\.$", failure.Message);
    }

    [Theory]
    [InlineData("418", "'418' is not a fault")]
    [InlineData("429:2", "together at most 1")]
    [InlineData("429:0.6,500:0.6", "together at most 1")]
    [InlineData("429:often", "numbers from 0 to 1")]
    [InlineData("429:-0.1", "numbers from 0 to 1")]
    public void A_wrong_fault_plan_is_refused_with_a_sentence(string text, string expected)
    {
        Assert.False(ApiFaultPlan.TryParse(text, out var plan, out var error));
        Assert.Null(plan);
        Assert.Contains(expected, error);
    }

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(65536, 0, 0)]
    [InlineData(0, -1, 0)]
    [InlineData(0, 301, 0)]
    [InlineData(0, 0, -1)]
    public async Task Options_out_of_bounds_are_refused(int port, int delaySeconds, int requestsPerMinute)
    {
        var options = new RandomUserApiOptions
        {
            Port = port,
            Delay = TimeSpan.FromSeconds(delaySeconds),
            RequestsPerMinute = requestsPerMinute,
        };
        await Assert.ThrowsAsync<RandomUserApiException>(
            () => RandomUserApi.StartAsync(options, NullLoggerFactory.Instance, CancellationToken.None));
    }

    private static Task<RandomUserApi> StartAsync(string faults)
    {
        Assert.True(ApiFaultPlan.TryParse(faults, out var plan, out var error), error);
        var options = new RandomUserApiOptions { Faults = plan, RetryAfter = TimeSpan.FromSeconds(7) };
        return RandomUserApi.StartAsync(options, NullLoggerFactory.Instance, CancellationToken.None);
    }

    private static async Task<string> PropertiesAsync(HttpResponseMessage answer)
    {
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return string.Join(',', body.RootElement.EnumerateObject().Select(p => p.Name));
    }
}
