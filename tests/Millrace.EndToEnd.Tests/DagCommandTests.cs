using System.Text.Json;
using Millrace.EndToEnd.Tests.Running;

namespace Millrace.EndToEnd.Tests;

/// <summary>The commands about DAGs, beside a running <c>up</c> and alone.</summary>
[Trait("suite", "e2e")]
public sealed class DagCommandTests
{
    private const string Extract = "random_people_names";
    private const string Producer = "producer_random_users_national_US";

    [Fact]
    public async Task Beside_a_running_up_they_see_and_steer_what_it_does()
    {
        using var folder = new TemporaryFolder();
        var tool = new DagTool(folder.Path);
        await using var up = MillraceProcess.Start(
            folder.Path, "up", "--source", "builtin", "--kafka-port", "0", "--mongo-port", "0", "--window", "0s");
        await up.WaitForLineAsync("loaded [1-9]");

        var triggered = await tool.RunAsync("dags", "trigger", Extract, "--param", "results=7", "--run-id", "by-hand", "--wait");
        Assert.Contains("by-hand: success", triggered);
        Assert.Contains("7 records with 1 requests", await tool.RunAsync("tasks", "logs", Extract, Producer, "by-hand", "--follow"));
        var run = JsonDocument.Parse(await tool.RunAsync("runs", "show", Extract, "by-hand", "--json")).RootElement;
        Assert.Equal(4, run.GetProperty("tasks").GetArrayLength());
        Assert.Contains("Would clear 1 tasks", await tool.RunAsync("runs", "clear", Extract, "by-hand", "--task", Producer, "--dry-run"));
        Assert.Contains("Cleared 1 tasks", await tool.RunAsync("runs", "clear", Extract, "by-hand", "--task", Producer));
        await tool.WaitForRunsAsync(Extract, runs => runs.Any(again => DagTool.IdOf(again) == "by-hand"
            && DagTool.StateOf(again) == "success"
            && again.GetProperty("tasks").EnumerateArray().Any(task => task.GetProperty("tryNumber").GetInt32() == 2)));

        await tool.RunAsync("dags", "pause", Extract);
        Assert.Contains("paused", await tool.RunAsync("dags", "list"));
        Assert.Contains("makes no runs", await tool.RunAsync("dags", "unpause", Extract, "--dry-run"));
        Assert.Contains("goes on", await tool.RunAsync("dags", "unpause", Extract));
        Assert.Contains("marked success", await tool.RunAsync("runs", "mark", "consumer_users", "--as", "success"));
        await tool.WaitForRunsAsync("consumer_users", runs => DagTool.StateOf(runs[0]) == "success");
        await tool.RunAsync("dags", "backfill", Extract, "--from", "2026-03-01T00:00:00Z", "--to", "2026-03-01T00:10:00Z");
        await tool.WaitForRunsAsync(
            Extract, runs => runs.Count(past => DagTool.IdOf(past).StartsWith("backfill__2026-03-01", StringComparison.Ordinal)
                && DagTool.StateOf(past) == "success") == 2);
        Assert.Contains("2026-03-01 00:10:00Z", await tool.RunAsync("dags", "backfills", "list"));
    }

    [Fact]
    public async Task Alone_they_show_what_there_is_and_create_nothing()
    {
        using var folder = new TemporaryFolder();
        var tool = new DagTool(folder.Path);

        Assert.Contains("*/10 * * * *", await tool.RunAsync("dags", "list"));
        Assert.Contains("window_seconds", await tool.RunAsync("dags", "show", Extract));
        Assert.Contains($"├─ {Producer}", await tool.RunAsync("dags", "graph", Extract));
        Assert.Contains("graph LR", await tool.RunAsync("dags", "graph", Extract, "--format", "mermaid"));
        var next = JsonDocument.Parse(await tool.RunAsync("dags", "next", Extract, "--count", "3", "--json"));
        Assert.Equal(3, next.RootElement.GetArrayLength());
        Assert.Contains("no such runs", await tool.RunAsync("runs", "list"));
        var plan = await tool.RunAsync("dags", "backfill", Extract, "--from", "2026-03-01", "--to", "2026-03-01T01:00:00Z", "--dry-run");
        Assert.Equal(7, plan.Split('\n').Length);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_DAG_is_tested_and_a_task_runs_in_the_foreground_without_leaving_a_run()
    {
        using var folder = new TemporaryFolder();
        var tool = new DagTool(folder.Path);

        var test = await tool.RunAsync("dags", "test", Extract, "--source", "builtin", "--param", "window_seconds=0");
        Assert.Contains("10 records with 1 requests", test);
        var result = await ForegroundAsync(folder.Path, "consumer_users", "consumer_random_users_national_US");
        Assert.Equal(0, result.ExitCode);
        var last = JsonDocument.Parse(result.Output.Split('\n')[^1]).RootElement;
        Assert.Equal(40, last.GetProperty("records").GetInt32());
        Assert.Equal(last.GetRawText(), await File.ReadAllTextAsync(Path.Combine(folder.Path, "result.json")));
        Assert.Equal(0, (await ForegroundAsync(folder.Path, "transform_users", "transform")).ExitCode);
        Assert.Equal(99, (await ForegroundAsync(folder.Path, "transform_users", "transform")).ExitCode);
        Assert.Equal(1, (await ForegroundAsync(folder.Path, "transform_users", "none")).ExitCode);
        Assert.Contains("no such runs", await tool.RunAsync("runs", "list"));
    }

    [Theory]
    [InlineData("airflow2")]
    [InlineData("airflow3")]
    public async Task The_exported_DAGs_are_Python_that_Airflow_can_import(string version)
    {
        using var folder = new TemporaryFolder();
        var tool = new DagTool(folder.Path);

        var files = (await tool.RunAsync("dags", "export", "--to", "airflow", "--out", "dags")).Split('\n');

        Assert.Equal(["consumer_users.py", "random_people_names.py", "transform_users.py"], files.Select(Path.GetFileName));
        await Tool.RunAsync("/usr/bin/python3", ["-m", "py_compile", .. files]);
        Assert.Contains("\"tasks\", \"run\", \"random_people_names\"", await File.ReadAllTextAsync(files[1]));
        var stubs = Path.Combine(AppContext.BaseDirectory, "Airflow");
        foreach (var file in files)
        {
            var path = $"PYTHONPATH={stubs}/stubs/model:{stubs}/stubs/{version}";
            var found = await Tool.RunAsync("env", path, "/usr/bin/python3", Path.Combine(stubs, "describe_dag.py"), file);
            var dag = JsonDocument.Parse(found).RootElement.GetProperty("dag");
            Assert.Equal(Path.GetFileNameWithoutExtension(file), dag.GetProperty("dag_id").GetString());
        }
    }

    [Fact]
    public async Task A_command_that_knows_other_DAGs_than_those_that_run_is_refused()
    {
        using var folder = new TemporaryFolder();
        await new DagTool(folder.Path).RunAsync("dags", "pause", Extract);

        await using var other = await MillraceProcess.RunAsync(folder.Path, "dags", "trigger", Extract, "--nationalities", "US");

        Assert.Equal(1, other.ExitCode);
        Assert.Contains("give the options that 'up' has", other.Errors);
    }

    private static async Task<MillraceProcess> ForegroundAsync(string folder, string dag, string task)
    {
        var environment = new Dictionary<string, string>
        {
            ["MILLRACE__RUNID"] = "manual__1",
            ["MILLRACE__LOGICALDATE"] = "2026-03-01T00:00:00+00:00",
            ["MILLRACE__TRYNUMBER"] = "1",
            ["MILLRACE__MAPINDEX"] = "-1",
            ["MILLRACE__RESULTFILE"] = Path.Combine(folder, "result.json"),
            ["MILLRACE__CONF"] = dag == "consumer_users" ? """{"stop_when_caught_up": true}""" : """{"linger_seconds": 0}""",
        };
        var process = MillraceProcess.Start(folder, environment, "tasks", "run", dag, task, "--source", "builtin");
        await process.WaitForExitAsync();
        return process;
    }
}
