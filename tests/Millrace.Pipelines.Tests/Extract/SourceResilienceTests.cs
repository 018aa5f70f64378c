using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Pipelines.Extract;
using Millrace.Pipelines.Tests.Support;

namespace Millrace.Pipelines.Tests.Extract;

public sealed class SourceResilienceTests
{
    private const string Variable = "MILLRACE_TEST_SOURCE_TOKEN";
    private static readonly string Good = TestSource.Answer(TestSource.User("US", "1"));

    [Fact]
    public async Task After_failures_alone_the_source_is_left_in_peace_until_a_request_tries_it_again()
    {
        var down = true;
        await using var api = await StubApi.StartAsync((_, context) =>
            down ? StubApi.Text(context, 503, "text/plain", "") : StubApi.Json(context, Good));
        using var source = new HttpSource(
            TestSource.At(api.BaseAddress),
            TestSource.Impatient with { MaxRetries = 0, BreakerFailures = 3, BreakerPause = TimeSpan.FromMilliseconds(500) },
            NullLoggerFactory.Instance,
            TimeProvider.System);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await Assert.ThrowsAsync<ExtractException>(() => source.FetchAsync("US", 1, CancellationToken.None));
        }

        var open = await Assert.ThrowsAsync<ExtractException>(() => source.FetchAsync("US", 1, CancellationToken.None));
        Assert.StartsWith("Source stub is left alone for another ", open.Message);
        Assert.Contains("status 503", open.Message);
        Assert.Equal((3, true), (api.Requests, open.IsTransient));
        down = false;
        await Eventually.TrueAsync(async () =>
        {
            try
            {
                return (await source.FetchAsync("US", 1, CancellationToken.None)).Records.Count == 1;
            }
            catch (ExtractException)
            {
                return false;
            }
        });
    }

    [Fact]
    public async Task A_rate_limit_holds_for_all_keys_together()
    {
        await using var api = await StubApi.StartAsync((_, context) => StubApi.Json(context, Good));
        var rate = new RequestRate { Requests = 2, Per = TimeSpan.FromMilliseconds(500) };
        using var source = new HttpSource(
            TestSource.At(api.BaseAddress) with { RateLimit = rate },
            TestSource.Impatient,
            NullLoggerFactory.Instance,
            TimeProvider.System);
        var started = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(n => source.FetchAsync($"K{n}", 1, CancellationToken.None)));
        // The first two at once, the others in two further windows; one of the limiter's ten segments may be cut short.
        Assert.True(TimeProvider.System.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(850));
    }

    [Fact]
    public async Task Headers_come_from_the_environment_and_are_not_taken_to_where_a_redirection_leads()
    {
        Environment.SetEnvironmentVariable(Variable, "very-secret");
        await using var elsewhere = await StubApi.StartAsync((_, context) => StubApi.Json(context, Good));
        string? sent = null;
        await using var api = await StubApi.StartAsync((_, context) =>
        {
            sent = context.Request.Headers.Authorization;
            context.Response.Headers.Location = elsewhere.BaseAddress.ToString();
            return StubApi.Text(context, 302, "text/plain", "");
        });
        var definition = TestSource.At(api.BaseAddress) with
        {
            Headers = new Dictionary<string, string> { ["Authorization"] = $"Bearer ${{{Variable}}}" },
        };
        using var source = new HttpSource(definition, TestSource.Impatient, NullLoggerFactory.Instance, TimeProvider.System);
        var failure = await Assert.ThrowsAsync<ExtractException>(() => source.FetchAsync("US", 1, CancellationToken.None));
        Assert.Equal("Bearer very-secret", sent);
        Assert.DoesNotContain("very-secret", failure.ToString());
        Assert.Equal(0, elsewhere.Requests);
    }

    [Fact]
    public async Task A_key_stands_in_the_path_and_keeps_its_slashes()
    {
        string? path = null;
        await using var api = await StubApi.StartAsync((_, context) =>
        {
            path = context.Request.Path.Value;
            return StubApi.Json(context, Good);
        });
        var definition = TestSource.At(new Uri(api.BaseAddress + "repos/{key}/runs")) with { KeyParameter = null };
        using var source = new HttpSource(definition, TestSource.Impatient, NullLoggerFactory.Instance, TimeProvider.System);
        await source.FetchAsync("owner/na me", 1, CancellationToken.None);
        Assert.Equal("/api/repos/owner/na me/runs", path);
    }
}
