using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Pipelines.Extract;
using Millrace.Pipelines.Tests.Support;

namespace Millrace.Pipelines.Tests.Extract;

public sealed class HttpSourceTests
{
    private static readonly string Good = TestSource.Answer(TestSource.User("US", "1"));

    [Fact]
    public async Task The_query_has_the_fixed_parameters_the_count_and_the_key_escaped()
    {
        await using var api = await StubApi.StartAsync((_, context) => StubApi.Json(context, Good));
        var definition = TestSource.At(new Uri(api.BaseAddress + "?seed=a")) with
        {
            Query = new Dictionary<string, string> { ["password"] = "upper,16 &" },
        };
        using var source = SourceOf(definition);
        await source.FetchAsync("U&S", 7, CancellationToken.None);
        Assert.Equal("?seed=a&password=upper%2C16%20%26&results=7&nat=U%26S", api.Queries.Single());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(408)]
    public async Task A_passing_status_is_retried_until_the_source_answers(int status)
    {
        await using var api = await StubApi.StartAsync((n, context) =>
            n < 3 ? StubApi.Text(context, status, "text/html", "<html>") : StubApi.Json(context, Good));
        using var source = SourceOf(TestSource.At(api.BaseAddress));
        var answer = await source.FetchAsync("US", 1, CancellationToken.None);
        Assert.Single(answer.Records);
        Assert.Equal(3, api.Requests);
        Assert.Equal(2, source.Retries);
    }

    [Theory]
    [InlineData("<html>oops</html>")]
    [InlineData("{\"results\":[{\"nat\":\"US\"},{\"na")]
    [InlineData("{\"error\":\"Uh oh\"}")]
    [InlineData("")]
    public async Task A_broken_answer_is_retried_and_then_reported_in_one_sentence(string body)
    {
        await using var api = await StubApi.StartAsync((_, context) => StubApi.Json(context, body));
        using var source = SourceOf(TestSource.At(api.BaseAddress));
        var failure = await Assert.ThrowsAsync<ExtractException>(() => source.FetchAsync("US", 1, CancellationToken.None));
        Assert.Equal(1 + TestSource.Impatient.MaxRetries, api.Requests);
        Assert.StartsWith(api.BaseAddress.ToString(), failure.Message);
        Assert.EndsWith(".", failure.Message);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(400)]
    public async Task A_refusal_is_not_retried(int status)
    {
        await using var api = await StubApi.StartAsync((_, context) => StubApi.Text(context, status, "text/plain", "no"));
        using var source = SourceOf(TestSource.At(api.BaseAddress));
        var failure = await Assert.ThrowsAsync<ExtractException>(() => source.FetchAsync("US", 1, CancellationToken.None));
        Assert.False(failure.IsTransient);
        Assert.Contains($"status {status}", failure.Message);
        Assert.Equal(1, api.Requests);
    }

    [Fact]
    public async Task Retry_After_is_waited_for()
    {
        long first = 0, second = 0;
        await using var api = await StubApi.StartAsync(async (n, context) =>
        {
            if (n == 1)
            {
                first = TimeProvider.System.GetTimestamp();
                context.Response.Headers.RetryAfter = "1";
                await StubApi.Text(context, 429, "application/json", "{\"error\":\"too many\"}");
                return;
            }

            second = TimeProvider.System.GetTimestamp();
            await StubApi.Json(context, Good);
        });
        using var source = SourceOf(TestSource.At(api.BaseAddress));
        await source.FetchAsync("US", 1, CancellationToken.None);
        Assert.True(TimeProvider.System.GetElapsedTime(first, second) >= TimeSpan.FromSeconds(0.95));
    }

    [Fact]
    public async Task A_Retry_After_beyond_the_limit_fails_at_once_and_says_how_long_the_source_wants_peace()
    {
        await using var api = await StubApi.StartAsync((_, context) =>
        {
            context.Response.Headers.RetryAfter = "3600";
            return StubApi.Text(context, 429, "text/plain", "");
        });
        using var source = SourceOf(TestSource.At(api.BaseAddress));
        var failure = await Assert.ThrowsAsync<ExtractException>(() => source.FetchAsync("US", 1, CancellationToken.None));
        Assert.Contains("3600 s", failure.Message);
        Assert.Equal(1, api.Requests);
    }

    [Fact]
    public async Task A_source_that_does_not_listen_is_reported_as_unreachable()
    {
        Uri address;
        await using (var api = await StubApi.StartAsync((_, context) => StubApi.Json(context, Good)))
        {
            address = api.BaseAddress;
        }

        using var source = SourceOf(TestSource.At(address));
        var failure = await Assert.ThrowsAsync<ExtractException>(() => source.FetchAsync("US", 1, CancellationToken.None));
        Assert.Equal($"{address} could not be reached: the connection was refused; nothing listens there.", failure.Message);
        Assert.Equal(2, source.Retries);
    }

    [Fact]
    public async Task A_slow_source_times_out_in_any_phase_of_the_answer()
    {
        await using var api = await StubApi.StartAsync(async (_, context) =>
        {
            await context.Response.WriteAsync("{\"results\":[");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        using var source = SourceOf(
            TestSource.At(api.BaseAddress),
            TestSource.Impatient with { RequestTimeout = TimeSpan.FromMilliseconds(500), MaxRetries = 1 });
        var failure = await Assert.ThrowsAsync<ExtractException>(() => source.FetchAsync("US", 1, CancellationToken.None));
        Assert.Contains("did not answer within 0.5 s", failure.Message);
        Assert.Equal(2, api.Requests);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_retried()
    {
        await using var api = await StubApi.StartAsync(async (n, context) =>
        {
            if (n > 1)
            {
                await StubApi.Json(context, Good);
                return;
            }

            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("{\"results\":[");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        using var source = SourceOf(TestSource.At(api.BaseAddress));
        Assert.Single((await source.FetchAsync("US", 1, CancellationToken.None)).Records);
        Assert.Equal(2, api.Requests);
    }

    [Fact]
    public async Task An_answer_above_the_size_limit_is_refused_without_a_retry()
    {
        await using var api = await StubApi.StartAsync((_, context) =>
            StubApi.Json(context, TestSource.Answer(Enumerable.Repeat(TestSource.User("US", "1"), 100))));
        using var source = SourceOf(TestSource.At(api.BaseAddress), TestSource.Impatient with { MaxResponseBytes = 2048 });
        var failure = await Assert.ThrowsAsync<ExtractException>(() => source.FetchAsync("US", 1, CancellationToken.None));
        Assert.Contains("2048 bytes", failure.Message);
        Assert.Equal(1, api.Requests);
    }

    [Fact]
    public async Task Cancelling_ends_a_wait_for_the_next_attempt()
    {
        await using var api = await StubApi.StartAsync((_, context) => StubApi.Text(context, 500, "text/plain", ""));
        using var source = SourceOf(
            TestSource.At(api.BaseAddress),
            TestSource.Impatient with { RetryBaseDelay = TimeSpan.FromMinutes(1), RetryMaxDelay = TimeSpan.FromHours(1) });
        using var cancel = new CancellationTokenSource();
        var fetch = source.FetchAsync("US", 1, cancel.Token);
        await Eventually.TrueAsync(() => source.Retries == 1);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch);
    }

    private static HttpSource SourceOf(HttpSourceDefinition definition, HttpSourceOptions? options = null) =>
        new(definition, options ?? TestSource.Impatient, NullLoggerFactory.Instance, TimeProvider.System);
}
