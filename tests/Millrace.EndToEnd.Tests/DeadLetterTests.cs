using System.Text.Json;
using Millrace.EndToEnd.Tests.Running;

namespace Millrace.EndToEnd.Tests;

/// <summary>Poison among good records, as an operator meets it: list, show, mend, replay, and the numbers add up.</summary>
[Trait("suite", "e2e")]
public sealed class DeadLetterTests
{
    private const string Marked = """{"nat":"US","login":{"uuid":"u-N"},"marker":1}""";

    [Fact]
    public async Task Dead_letters_are_listed_shown_mended_and_replayed_once()
    {
        using var folder = new TemporaryFolder();
        await using var broker = MillraceProcess.Start(folder.Path, "broker", "--kafka-port", "0");
        await using var store = MillraceProcess.Start(folder.Path, "store", "--mongo-port", "0");
        var kafka = (await broker.WaitForLineAsync("Kafka broker on ([0-9.:]+)")).Groups[1].Value;
        var mongo = (await store.WaitForLineAsync("MongoDB store on (mongodb://[0-9.:]+)")).Groups[1].Value;
        string[] servers = ["--kafka", kafka, "--mongo", mongo];
        async Task<string> MillraceAsync(params string[] arguments)
        {
            await using var process = await MillraceProcess.RunAsync(folder.Path, [.. arguments, .. servers]);
            Assert.True(process.ExitCode == 0, $"{string.Join(' ', arguments)}\n{process.Output}\n{process.Errors}");
            return process.Output;
        }

        Task<string> RawAsync(string what) => Tool.PythonAsync("Scripts/raw_users.py", mongo, what);

        await using var extract = await MillraceProcess.RunAsync(
            folder.Path, "extract", "--source", "builtin", "--window", "0s", "--results", "5", "--kafka", kafka);
        Assert.True(extract.ExitCode == 0, extract.Output + extract.Errors);
        Assert.Equal("0 0", (await RawAsync("refuse")).Trim());
        var poison = Path.Combine(folder.Path, "poison");
        await File.WriteAllLinesAsync(poison, [.. Enumerable.Range(0, 3).Select(n => "US:" + Marked.Replace("N", $"{n}")), "US:not JSON"]);
        await Tool.RunAsync("kcat", "-b", kafka, "-P", "-t", "random_users", "-p", "0", "-K", ":", "-l", poison);
        await MillraceAsync("load", "--once");
        Assert.Equal("21 1", (await RawAsync("count")).Trim());

        var listed = JsonDocument.Parse(await MillraceAsync("dlq", "list", "--json")).RootElement;
        Assert.Equal((3, 0), (listed.GetProperty("open").GetInt32(), listed.GetProperty("replayed").GetInt32()));
        Assert.Contains("store_rejected", await MillraceAsync("dlq", "list"), StringComparison.Ordinal);
        var place = listed.GetProperty("recent").EnumerateArray()
            .First(letter => letter.GetProperty("reason").GetString() == "store_rejected");
        var shown = await MillraceAsync("dlq", "show", $"{place.GetProperty("partition")}:{place.GetProperty("offset")}");
        Assert.Contains("\"marker\": 1", shown, StringComparison.Ordinal);

        await RawAsync("mend");
        Assert.Contains("would replay 2 of 2", await MillraceAsync("dlq", "replay", "--reason", "store_rejected", "--dry-run"));
        Assert.Contains("replayed 2 of 2", await MillraceAsync("dlq", "replay", "--reason", "store_rejected"));
        await MillraceAsync("load", "--once");
        Assert.Equal("23 3", (await RawAsync("count")).Trim());
        Assert.Contains("1 open, 2 replayed", await MillraceAsync("dlq", "list"), StringComparison.Ordinal);

        var again = await MillraceAsync("dlq", "replay", "--reason", "store_rejected", "--through", "loader");
        Assert.Contains("2 were already replayed", again, StringComparison.Ordinal);
        Assert.Contains("caught up", await MillraceAsync("groups", "show"), StringComparison.Ordinal);
        await MillraceAsync("groups", "reset", "--to", "earliest");
        await MillraceAsync("load", "--once");
        Assert.Equal("23 3", (await RawAsync("count")).Trim());
    }
}
