using System.Text;
using System.Text.Json.Nodes;
using Millrace.EndToEnd.Tests.Running;
using static Millrace.EndToEnd.Tests.Running.ScriptedApi;

namespace Millrace.EndToEnd.Tests;

/// <summary>What a collector gets, and what logs and spans must never hold.</summary>
[Trait("suite", "e2e")]
public sealed class TelemetryTests
{
    private static readonly string[] Nationalities = ["US", "UA", "CH", "AU"];

    [Fact]
    public async Task A_record_can_be_followed_from_its_request_to_its_views_and_no_payload_is_told()
    {
        using var folder = new TemporaryFolder();
        await using var collector = await Collector.StartAsync();
        await using var api = await ScriptedApi.StartAsync(Answer.Json(SourceFaultTests.RecordedUsers));

        // The first run builds what the second one merges into.
        string[] demo =
        [
            "demo", "--source", api.Address, "--window", "0s", "--otlp", collector.Address, "--log-level", "trace", "--log-format", "json",
        ];
        await using var first = await MillraceProcess.RunAsync(folder.Path, demo);
        await using var second = await MillraceProcess.RunAsync(folder.Path, demo);

        Assert.True(first.ExitCode == 0, first.Output + first.Errors);
        Assert.True(second.ExitCode == 0, second.Output + second.Errors);
        AssertFollowed(collector.Spans);
        string[] expected =
        [
            "millrace.extract.records", "millrace.stream.records", "millrace.load.records.read", "millrace.load.records.stored",
            "millrace.load.batch.duration", "millrace.load.latency", "millrace.transform.records", "millrace.transform.duration",
            "millrace.transform.builds", "millrace.transform.portions", "millrace.extract.request.duration", "millrace.load.commits",
            "millrace.load.records.held", "millrace.load.partitions",
        ];
        Assert.Empty(expected.Except(collector.Metrics));
        AssertUntold(first.Errors + "\n" + second.Errors, collector);
    }

    [Fact]
    public async Task A_collector_that_is_away_disturbs_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var api = await ScriptedApi.StartAsync(Answer.Json(SourceFaultTests.RecordedUsers));

        await using var demo = await MillraceProcess.RunAsync(
            folder.Path, "demo", "--source", api.Address, "--window", "0s", "--otlp", "http://127.0.0.1:9");

        Assert.True(demo.ExitCode == 0, demo.Output + demo.Errors);
        Assert.Equal("", demo.Errors);
    }

    private static void AssertFollowed(IReadOnlyList<Span> spans)
    {
        var requests = spans.Where(span => span.Name == "extract").ToList();
        var batches = spans.Where(span => span.Name == "load").ToList();
        Assert.Equal(2 * Nationalities.Length, requests.Count);
        Assert.All(requests, request => Assert.Contains(batches, batch => batch.Links.Contains(request.Id)));
        var transforms = spans.Where(span => span.Name.StartsWith("transform.", StringComparison.Ordinal)).ToList();
        Assert.All(batches, batch => Assert.Contains(transforms, transform => transform.Links.Contains(batch.Id)));
        var runs = transforms.Where(transform => transform.Links.Count > 0).Select(transform => transform.TraceId).ToHashSet();
        Assert.Contains(transforms, view => runs.Contains(view.TraceId) && view.Links.Count == 0);
        Assert.Contains(spans, span => span.Name == "transform" && runs.Contains(span.TraceId));
    }

    /// <summary>Nothing that tells of a person is in a log, at any level, or in a span or metric.</summary>
    private static void AssertUntold(string log, Collector collector)
    {
        Assert.All(log.Split('\n'), line => JsonNode.Parse(line));
        var people = Nationalities.SelectMany(nat => JsonNode.Parse(SourceFaultTests.RecordedUsers(nat))!["results"]!.AsArray()).ToList();
        Assert.NotEmpty(people);
        var told = log + string.Concat(collector.Requests.Select(Encoding.Latin1.GetString));
        foreach (var person in people)
        {
            JsonNode?[] secrets = [person!["email"], person["phone"], person["login"]!["username"], person["location"]!["street"]!["name"]];
            foreach (var secret in secrets)
            {
                Assert.DoesNotContain(secret!.GetValue<string>(), told, StringComparison.Ordinal);
            }
        }
    }
}
