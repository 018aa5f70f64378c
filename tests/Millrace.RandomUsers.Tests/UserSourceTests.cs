using Microsoft.Extensions.Logging.Abstractions;
using Millrace.RandomUsers.Api;

namespace Millrace.RandomUsers.Tests;

public sealed class UserSourceTests
{
    [Fact]
    public async Task Without_a_choice_the_live_api_is_taken_when_it_answers()
    {
        await using var live = await StartApiAsync("");
        await using var source = await OpenAsync(null, live.BaseAddress);
        Assert.Equal("randomuser.me", source.Name);
        Assert.Equal(live.BaseAddress, source.Address);
    }

    [Theory]
    [InlineData("429")]
    [InlineData("500")]
    [InlineData("html")]
    [InlineData("truncated")]
    [InlineData("disconnect")]
    [InlineData("error")]
    public async Task Without_a_choice_the_built_in_api_stands_in_for_a_live_one_that_fails(string fault)
    {
        await using var live = await StartApiAsync(fault);
        await using var source = await OpenAsync(null, live.BaseAddress);
        Assert.Equal("builtin", source.Name);
        Assert.NotEqual(live.BaseAddress, source.Address);
        using var client = new HttpClient();
        Assert.Contains("\"results\":[{", await client.GetStringAsync(source.Address));
    }

    [Fact]
    public async Task The_built_in_api_stops_with_its_source()
    {
        var source = await Sources.BuiltInAsync();
        await source.DisposeAsync();
        using var client = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(source.Address));
    }

    [Fact]
    public async Task Live_and_a_url_are_taken_without_asking()
    {
        var nowhere = new Uri("http://127.0.0.1:9/api/");
        await using var live = await OpenAsync("live", nowhere);
        Assert.Equal((nowhere, "randomuser.me"), (live.Address, live.Name));
        await using var other = await OpenAsync("http://127.0.0.1:9/other/?key=1", nowhere);
        Assert.Equal(("http://127.0.0.1:9/other/?key=1", "127.0.0.1:9"), (other.Address.ToString(), other.Name));
    }

    private static Task<UserSource> OpenAsync(string? choice, Uri live) => UserSource.OpenAsync(
        choice, live, new RandomUserApiOptions(), NullLoggerFactory.Instance, new StoppedClock(), CancellationToken.None);

    private static Task<RandomUserApi> StartApiAsync(string faults)
    {
        Assert.True(ApiFaultPlan.TryParse(faults, out var plan, out var error), error);
        return RandomUserApi.StartAsync(new RandomUserApiOptions { Faults = plan }, NullLoggerFactory.Instance, CancellationToken.None);
    }
}
