using System.Text.Json.Nodes;
using Millrace.EndToEnd.Tests.Running;
using static Millrace.EndToEnd.Tests.Running.ScriptedApi;

namespace Millrace.EndToEnd.Tests;

/// <summary>Sources that are not as they should be: retried or told in one sentence, and nothing wrong is stored.</summary>
[Trait("suite", "faults")]
public sealed class SourceFaultTests
{
    private static readonly Answer Recorded = Answer.Json(RecordedUsers);

    private static readonly Answer Html = new(200, "text/html", _ => "<html><body>We are down for maintenance</body></html>");
    private static readonly Answer Truncated = Answer.Json(nat => Recorded.BodyFor(nat)[..^400]);
    private static readonly Answer ServerError = new(500, "text/html", _ => "<h1>Internal Server Error</h1>");
    private static readonly Answer TooMany = new(429, "application/json", _ => """{"error": "too many requests"}""", ("Retry-After", "1"));
    private static readonly Answer ErrorObject = Answer.Json(_ => """{"error": "Uh oh, something has gone wrong."}""");

    public static TheoryData<string> Troubles => ["html", "truncated", "500", "429", "error"];

    [Fact]
    public async Task Recorded_answers_from_any_server_are_stored_as_they_are()
    {
        using var folder = new TemporaryFolder();
        await using var api = await StartAsync(Recorded);

        await using var demo = await MillraceProcess.RunAsync(folder.Path, "demo", "--source", api.Address, "--window", "0s");

        Assert.True(demo.ExitCode == 0, demo.Output + demo.Errors);
        var inventory = await Inventory.OfAsync(folder.Path);
        inventory.AssertComplete();
        Assert.True(inventory.Raw > 0);
        Assert.Equal(4, api.Requests);
    }

    [Fact]
    public async Task The_same_answers_again_add_records_to_the_topic_and_no_documents()
    {
        using var folder = new TemporaryFolder();
        await using var api = await StartAsync(Recorded);

        await using var first = await MillraceProcess.RunAsync(folder.Path, "demo", "--source", api.Address, "--window", "0s");
        await using var second = await MillraceProcess.RunAsync(folder.Path, "demo", "--source", api.Address, "--window", "0s");

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        var inventory = await Inventory.OfAsync(folder.Path);
        inventory.AssertComplete();
        Assert.Equal(2 * inventory.Raw, inventory.Records);
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task A_source_in_passing_trouble_is_asked_again(string trouble)
    {
        using var folder = new TemporaryFolder();
        await using var api = await StartAsync(Of(trouble), Of(trouble), Recorded);

        await using var demo = await MillraceProcess.RunAsync(
            folder.Path, "demo", "--source", api.Address, "--window", "4s", "--interval", "500ms", "--nationalities", "US");

        Assert.True(demo.ExitCode == 0, demo.Output + demo.Errors);
        var inventory = await Inventory.OfAsync(folder.Path);
        inventory.AssertComplete();
        Assert.True(inventory.Raw > 0);
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task A_source_in_lasting_trouble_is_told_in_one_sentence(string trouble)
    {
        using var folder = new TemporaryFolder();
        await using var api = await StartAsync(Of(trouble));

        await using var extract = await MillraceProcess.RunAsync(
            folder.Path, "extract", "--source", api.Address, "--window", "0s", "--nationalities", "US", "--log-level", "error");

        AssertOneSentence(extract);
        await using var topics = await MillraceProcess.RunAsync(folder.Path, "topics", "tail");
        Assert.Empty(topics.Output);
    }

    [Fact]
    public async Task An_unreachable_source_is_told_in_one_sentence()
    {
        using var folder = new TemporaryFolder();

        await using var extract = await MillraceProcess.RunAsync(
            folder.Path, "extract", "--source", "http://127.0.0.1:1/api/", "--window", "0s", "--log-level", "error");

        AssertOneSentence(extract);
        Assert.Contains("127.0.0.1:1", extract.Errors, StringComparison.Ordinal);
    }

    private static Answer Of(string trouble) => trouble switch
    {
        "html" => Html,
        "truncated" => Truncated,
        "500" => ServerError,
        "429" => TooMany,
        _ => ErrorObject,
    };

    /// <summary>The recorded users of a nationality, in an answer like the one they came in.</summary>
    internal static string RecordedUsers(string nationality)
    {
        var answer = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "users.json")))!;
        var users = answer["results"]!.AsArray().Where(user => (string?)user!["nat"] == nationality).Select(user => user!.DeepClone());
        answer["results"] = new JsonArray([.. users]);
        return answer.ToJsonString();
    }

    private static void AssertOneSentence(MillraceProcess process)
    {
        Assert.Equal(1, process.ExitCode);
        Assert.Matches(@"^millrace: [^\n]+$", process.Errors);
        Assert.DoesNotContain("   at ", process.Errors, StringComparison.Ordinal);
    }
}
