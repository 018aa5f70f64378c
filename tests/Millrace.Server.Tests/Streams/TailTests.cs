using System.Net;

namespace Millrace.Server.Tests.Streams;

/// <summary>New records as they are written.</summary>
public sealed class TailTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_tail_gives_what_is_written_after_its_start_and_passes_the_filter()
    {
        await server.CreateTopicAsync("tailed", 2);
        await server.ProduceAsync("tailed", "before", "old");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var stream = await server.Http.GetStreamAsync($"{StreamClient.Api}/topics/tailed/tail?contains=wanted", patience.Token);
        using var reader = new StreamReader(stream);
        await ReadUntilAsync(reader, "event: start", patience.Token);

        await server.ProduceAsync("tailed", "a", "not this", 0);
        await server.ProduceAsync("tailed", "b", "the wanted one", 1);

        var lines = await ReadUntilAsync(reader, "the wanted one", patience.Token);
        Assert.DoesNotContain(lines, line => line.Contains("not this", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("\"old\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tail_that_is_left_gives_its_place_to_another()
    {
        await server.CreateTopicAsync("left", 1);
        for (var round = 0; round < 20; round++)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            using var answer = await server.Http.GetAsync(
                $"{StreamClient.Api}/topics/left/tail", HttpCompletionOption.ResponseHeadersRead, patience.Token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task More_records_than_a_page_can_show_are_dropped_and_counted()
    {
        await server.CreateTopicAsync("flood", 1);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        using var stream = await server.Http.GetStreamAsync($"{StreamClient.Api}/topics/flood/tail", patience.Token);
        using var reader = new StreamReader(stream);
        await ReadUntilAsync(reader, "event: start", patience.Token);

        await Flood.WriteAsync(server.Services.Kafka, "flood", 20_000);

        var lines = await ReadUntilAsync(reader, "event: dropped", patience.Token);
        Assert.Contains("event: dropped", lines);
    }

    [Theory]
    [InlineData("partition=9")]
    [InlineData("path=a")]
    public async Task A_wrong_tail_is_refused(string query) =>
        await server.RefusedAsync(HttpMethod.Get, $"/topics/random_users/tail?{query}", null, HttpStatusCode.UnprocessableEntity);

    private static async Task<List<string>> ReadUntilAsync(StreamReader reader, string text, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            lines.Add(line);
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return lines;
            }
        }

        throw new InvalidOperationException($"The stream ended without '{text}':\n{string.Join('\n', lines)}");
    }
}
