using Millrace.EndToEnd.Tests.Running;
using static Millrace.EndToEnd.Tests.Running.ScriptedApi;

namespace Millrace.EndToEnd.Tests;

/// <summary>The example pipeline, against a server that answers as GitHub does.</summary>
[Trait("suite", "e2e")]
public sealed class PipelineFileTests
{
    private static readonly Dictionary<string, string> Token = new() { ["GITHUB_TOKEN"] = "e2e-secret-token" };

    [Fact]
    public async Task A_pipeline_file_is_extracted_loaded_and_transformed_and_goes_on_at_the_page_where_it_failed()
    {
        using var folder = new TemporaryFolder();
        var file = OneKey(folder.Path);
        await using var api = await StartAsync(
            Page("""{"id":1,"created_at":"2026-01-02T00:00:00Z"},{"id":"none"}""", ("Link", "</api/?page=2>; rel=\"next\"")),
            new Answer(404, "application/json", _ => "{}"),
            Page("""{"id":2,"created_at":"2026-01-03T00:00:00Z"},{"id":3,"created_at":"2026-01-04T00:00:00Z"}"""));

        await using var failed = await ExtractAsync(folder.Path, file, api);
        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("answered with status 404", failed.Errors);

        await using var resumed = await ExtractAsync(folder.Path, file, api);
        Assert.True(resumed.ExitCode == 0, resumed.Errors);
        Assert.Contains("2 records (dotnet/runtime 2) with 1 requests", resumed.Output);
        Assert.Equal(3, api.Requests);
        Assert.DoesNotContain("e2e-secret-token", failed.Errors + failed.Output + resumed.Errors + resumed.Output);

        await using var load = await MillraceProcess.RunAsync(folder.Path, "load", "--once", "--pipeline", file);
        Assert.True(load.ExitCode == 0, load.Errors);
        Assert.Contains("3 new records", load.Output);

        await using var transform = await MillraceProcess.RunAsync(folder.Path, "transform", "--pipeline", file);
        Assert.True(transform.ExitCode == 0, transform.Errors);

        await using var refused = await MillraceProcess.RunAsync(folder.Path, "topics", "tail", "github_runs.dlq");
        Assert.Contains("none", refused.Output);

        await using var letters = await MillraceProcess.RunAsync(folder.Path, "dlq", "list", "--json", "--pipeline", file);
        Assert.True(letters.ExitCode == 0, letters.Errors);
        Assert.Contains("contract_violation", letters.Output);

        await using var group = await MillraceProcess.RunAsync(folder.Path, "groups", "show", "--pipeline", file);
        Assert.True(group.ExitCode == 0, group.Errors);
        Assert.Contains("github_runs", group.Output);
        Assert.Contains("caught up", group.Output);
    }

    [Fact]
    public async Task A_token_that_is_not_set_is_one_sentence_that_names_the_variable()
    {
        using var folder = new TemporaryFolder();
        await using var extract = MillraceProcess.Start(
            folder.Path, new Dictionary<string, string> { ["GITHUB_TOKEN"] = "" }, "extract", "--pipeline", OneKey(folder.Path));
        await extract.WaitForExitAsync();
        Assert.Equal(1, extract.ExitCode);
        Assert.Contains("needs the environment variable GITHUB_TOKEN, which is not set.", extract.Errors);
    }

    private static Answer Page(string runs, params (string Name, string Value)[] headers)
    {
        var whole = runs.Replace(
            "\"id\"",
            """
            "updated_at":"2026-01-05T00:00:00Z","repository":{"full_name":"dotnet/runtime"},"conclusion":"success","run_attempt":1,"id"
            """,
            StringComparison.Ordinal);
        return new Answer(200, "application/json", _ => $$"""{"total_count":4,"workflow_runs":[{{whole}}]}""", headers);
    }

    private static async Task<MillraceProcess> ExtractAsync(string folder, string file, ScriptedApi api)
    {
        var process = MillraceProcess.Start(
            folder, Token, "extract", "--pipeline", file, "--source", api.Address, "--window", "0s", "--log-level", "debug");
        await process.WaitForExitAsync();
        return process;
    }

    /// <summary>The example with one repository.</summary>
    private static string OneKey(string folder)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "Millrace.slnx")))
        {
            root = root.Parent;
        }

        var example = File.ReadAllText(Path.Combine(root.FullName, "examples", "github-runs.json"));
        var file = Path.Combine(folder, "pipeline.json");
        File.WriteAllText(file, example.Replace(", \"dotnet/aspnetcore\"", "", StringComparison.Ordinal));
        return file;
    }
}
