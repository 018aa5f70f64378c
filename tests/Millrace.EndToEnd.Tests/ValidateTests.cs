using System.Text.Json.Nodes;
using Millrace.EndToEnd.Tests.Running;
using static Millrace.EndToEnd.Tests.Running.ScriptedApi;

namespace Millrace.EndToEnd.Tests;

/// <summary><c>validate</c> and <c>--dry-run</c>: what they say is what a run then does, and they leave nothing behind.</summary>
[Trait("suite", "e2e")]
public sealed class ValidateTests
{
    private static readonly int Records = new[] { "US", "UA", "CH", "AU" }.Sum(
        nationality => JsonNode.Parse(SourceFaultTests.RecordedUsers(nationality))!["results"]!.AsArray().Count);

    [Fact]
    public async Task Validate_and_dry_runs_say_what_a_run_then_does_and_create_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var broker = MillraceProcess.Start(folder.Path, "broker", "--kafka-port", "0");
        await using var store = MillraceProcess.Start(folder.Path, "store", "--mongo-port", "0");
        await using var api = await ScriptedApi.StartAsync(Answer.Json(SourceFaultTests.RecordedUsers));
        var kafka = (await broker.WaitForLineAsync("Kafka broker on ([0-9.:]+)")).Groups[1].Value;
        var mongo = (await store.WaitForLineAsync("MongoDB store on (mongodb://[0-9.:]+)")).Groups[1].Value;
        using var elsewhere = new TemporaryFolder();
        async Task<string> MillraceAsync(params string[] arguments)
        {
            await using var process = await MillraceProcess.RunAsync(elsewhere.Path, arguments);
            Assert.True(process.ExitCode == 0, $"{string.Join(' ', arguments)}\n{process.Output}\n{process.Errors}");
            return process.Output;
        }

        var valid = await MillraceAsync("validate", "--kafka", kafka, "--mongo", mongo, "--source", api.Address);
        Assert.Contains("random_users is missing and would be created with 4 partitions", Squeezed(valid), StringComparison.Ordinal);
        Assert.Contains("Valid.", valid, StringComparison.Ordinal);
        Assert.Contains("records keep the contract", Squeezed(valid), StringComparison.Ordinal);
        var extraction = Squeezed(await MillraceAsync("extract", "--dry-run", "--source", api.Address));
        Assert.Contains($"would be streamed {Records}", extraction, StringComparison.Ordinal);
        Assert.Contains("would be dead letters 0", extraction, StringComparison.Ordinal);
        Assert.Contains("built from all that is loaded", Squeezed(await MillraceAsync("transform", "--dry-run", "--mongo", mongo)));
        Assert.Contains("stored 0", Squeezed(await MillraceAsync("load", "--dry-run", "--kafka", kafka, "--mongo", mongo)));
        var topics = await MillraceAsync("topics", "list", "--kafka", kafka);
        Assert.DoesNotContain("random_users", topics, StringComparison.Ordinal);
        Assert.Equal("", await NamespacesAsync(mongo));

        await MillraceAsync("extract", "--window", "0s", "--kafka", kafka, "--source", api.Address);
        var poison = Path.Combine(folder.Path, "poison");
        await File.WriteAllTextAsync(poison, "US:not JSON\n");
        await Tool.RunAsync("kcat", "-b", kafka, "-P", "-t", "random_users", "-p", "0", "-K", ":", "-l", poison);
        string[] load = ["load", "--kafka", kafka, "--mongo", mongo];
        var preview = Squeezed(await MillraceAsync([.. load, "--dry-run"]));
        Assert.Contains($"would be stored {Records} duplicates 0 would be dead letters 1 malformed_value 1", preview);
        Assert.Equal("", await NamespacesAsync(mongo));
        Assert.Contains($"{Records} new records", await MillraceAsync([.. load, "--once"]));
        Assert.Contains("would be stored 0 duplicates 0 would be dead letters 0", Squeezed(await MillraceAsync([.. load, "--dry-run"])));
        await MillraceAsync("groups", "reset", "--to", "earliest", "--kafka", kafka, "--mongo", mongo);
        Assert.Contains($"stored 0 duplicates {Records} would", Squeezed(await MillraceAsync([.. load, "--dry-run"])));
        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere.Path));
    }

    [Fact]
    public async Task Dry_runs_without_data_create_no_data_directory()
    {
        using var folder = new TemporaryFolder();

        await using var load = await MillraceProcess.RunAsync(folder.Path, "load", "--dry-run");
        await using var transform = await MillraceProcess.RunAsync(folder.Path, "transform", "--dry-run");
        await using var validate = await MillraceProcess.RunAsync(folder.Path, "validate", "--source", "builtin");

        Assert.Equal((0, 0, 0), (load.ExitCode, transform.ExitCode, validate.ExitCode));
        Assert.Contains("Nothing would be loaded", load.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing would be transformed", transform.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Validate_names_everything_that_is_not_reached()
    {
        using var folder = new TemporaryFolder();

        await using var validate = await MillraceProcess.RunAsync(
            folder.Path, "validate", "--kafka", "127.0.0.1:9", "--mongo", "mongodb://127.0.0.1:9", "--source", "http://127.0.0.1:9/");

        Assert.Equal(1, validate.ExitCode);
        var said = Squeezed(validate.Output);
        Assert.Contains("x source 127.0.0.1:9", said, StringComparison.Ordinal);
        Assert.Contains("x Kafka cluster", said, StringComparison.Ordinal);
        Assert.Contains("x MongoDB", said, StringComparison.Ordinal);
        Assert.Contains("Not valid", said, StringComparison.Ordinal);
    }

    private static Task<string> NamespacesAsync(string mongo) => Tool.PythonAsync("Scripts/namespaces.py", mongo);

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
