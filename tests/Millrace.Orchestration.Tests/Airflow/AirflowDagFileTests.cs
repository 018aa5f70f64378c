using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.Json;
using Millrace.Orchestration.Airflow;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Scheduling;

namespace Millrace.Orchestration.Tests.Airflow;

/// <summary>Exported files are compiled and imported by Python, with a stand-in for Airflow that takes what Airflow takes.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class AirflowDagFileTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("millrace-airflow-");

    [Theory]
    [InlineData("airflow2")]
    [InlineData("airflow3")]
    public void Ids_schedule_limits_and_params_are_those_of_the_DAG(string version)
    {
        var dag = Everything();
        var found = Import(dag, new AirflowExportOptions(), version).GetProperty("dag");
        Assert.Equal("orders.daily", found.GetProperty("dag_id").GetString());
        Assert.Equal("Reads \"orders\" – всі\nof them 😀", found.GetProperty("description").GetString());
        Assert.Equal("""["CronDataIntervalTimetable","30 3 * * 1-5","Europe/Kyiv"]""", found.GetProperty("schedule").GetRawText());
        Assert.Equal("2026-03-01T09:30:00+00:00", found.GetProperty("start_date").GetString());
        Assert.True(found.GetProperty("catchup").GetBoolean());
        Assert.Equal(3, found.GetProperty("max_active_runs").GetInt32());
        Assert.Equal(7, found.GetProperty("max_active_tasks").GetInt32());
        Assert.Equal(7200, found.GetProperty("dagrun_timeout").GetDouble());
        Assert.Equal("""["orders","daily"]""", found.GetProperty("tags").GetRawText());
        Assert.Equal("data team", found.GetProperty("default_args").GetProperty("owner").GetString());
        var size = found.GetProperty("params").GetProperty("size");
        Assert.Equal(10, size.GetProperty("default").GetInt32());
        Assert.Equal("integer", size.GetProperty("type").GetString());
        Assert.Equal(500, size.GetProperty("maximum").GetDouble());
        Assert.Equal("""["full","delta"]""", found.GetProperty("params").GetProperty("mode").GetProperty("enum").GetRawText());
    }

    [Theory]
    [InlineData("airflow2")]
    [InlineData("airflow3")]
    public void Tasks_keep_their_order_rules_retries_and_limits(string version)
    {
        var tasks = Import(Everything(), new AirflowExportOptions(), version).GetProperty("tasks");
        Assert.Equal(
            ["delta-load", "extract", "full.load", "notify", "pick"],
            tasks.EnumerateObject().Select(task => task.Name).Order(StringComparer.Ordinal));
        Assert.Equal("MillraceBranch", tasks.GetProperty("pick").GetProperty("kind").GetString());
        Assert.Equal("""["extract"]""", tasks.GetProperty("pick").GetProperty("upstream").GetRawText());
        Assert.Equal("extract", tasks.GetProperty("delta-load").GetProperty("items").GetProperty("output_of").GetString());
        var extract = tasks.GetProperty("extract").GetProperty("settings");
        Assert.Equal(4, extract.GetProperty("retries").GetInt32());
        Assert.Equal(30, extract.GetProperty("retry_delay").GetDouble());
        Assert.True(extract.GetProperty("retry_exponential_backoff").GetBoolean());
        Assert.Equal(600, extract.GetProperty("max_retry_delay").GetDouble());
        Assert.Equal(90, extract.GetProperty("execution_timeout").GetDouble());
        Assert.Equal("""["mongodb://shop/orders"]""", extract.GetProperty("outlets").GetRawText());
        var load = tasks.GetProperty("full.load").GetProperty("settings");
        Assert.Equal("store", load.GetProperty("pool").GetString());
        Assert.Equal(2, load.GetProperty("pool_slots").GetInt32());
        Assert.Equal(5, load.GetProperty("max_active_tis_per_dag").GetInt32());
        var notify = tasks.GetProperty("notify").GetProperty("settings");
        Assert.Equal("none_failed_min_one_success", notify.GetProperty("trigger_rule").GetString());
    }

    [Fact]
    public void A_task_hands_its_run_over_in_the_environment_and_returns_what_was_printed_last()
    {
        var command = Script("""
            echo a line of its log >&2
            printf '{"args":"%s","run":"%s","at":"%s","try":"%s","conf":%s}\n' \
                "$*" "$MILLRACE__RUNID" "$MILLRACE__LOGICALDATE" "$MILLRACE__TRYNUMBER" "$MILLRACE__CONF"
            """);
        var run = Import(Everything(), new AirflowExportOptions { Command = command }, "airflow3", "extract");
        var result = run.GetProperty("tasks").GetProperty("extract").GetProperty("run").GetProperty("result");
        Assert.Equal("tasks run orders.daily extract", result.GetProperty("args").GetString());
        Assert.Equal("manual__1", result.GetProperty("run").GetString());
        Assert.Equal("2026-03-01T10:00:00+00:00", result.GetProperty("at").GetString());
        Assert.Equal("2", result.GetProperty("try").GetString());
        Assert.Equal("it's $(false)", result.GetProperty("conf").GetProperty("note").GetString());
    }

    [Theory]
    [InlineData(99, "skipped")]
    [InlineData(1, "failed")]
    public void An_exit_code_of_99_skips_the_task_and_1_fails_it(int exitCode, string outcome)
    {
        var run = Import(Everything(), new AirflowExportOptions { Command = Script($"exit {exitCode}") }, "airflow2", "extract");
        Assert.True(run.GetProperty("tasks").GetProperty("extract").GetProperty("run").TryGetProperty(outcome, out _));
    }

    [Theory]
    [InlineData(AirflowOperator.Docker)]
    [InlineData(AirflowOperator.Kubernetes)]
    public void Containers_run_the_same_command(AirflowOperator @operator)
    {
        var options = new AirflowExportOptions { Operator = @operator, Image = "shop/millrace:1" };
        var found = Import(Everything(), options, "airflow3", "notify");
        var task = found.GetProperty("tasks").GetProperty("notify");
        Assert.Equal("""["millrace","tasks","run","orders.daily","notify"]""", task.GetProperty("command").GetRawText());
        Assert.Equal("done", task.GetProperty("run").GetProperty("result").GetString());
    }

    [Fact]
    public void Schedules_of_every_kind_are_carried_over()
    {
        Assert.Equal("null", ScheduleOf(Schedule.Manual));
        Assert.Equal("\"@once\"", ScheduleOf(Schedule.Once));
        Assert.Equal("\"@continuous\"", ScheduleOf(Schedule.Continuous));
        Assert.Equal("""["DeltaDataIntervalTimetable",90.0]""", ScheduleOf(Schedule.Every(TimeSpan.FromSeconds(90))));
        Assert.Equal("""["CronDataIntervalTimetable","@daily","UTC"]""", ScheduleOf(Schedule.Cron("@daily")));
        Assert.Equal("""["a:/x","b"]""", ScheduleOf(Schedule.OnAll(new Dataset("a:/x"), new Dataset("b"))));
        Assert.Equal("""{"any":["a:/x","b"]}""", ScheduleOf(Schedule.OnAny(new Dataset("a:/x"), new Dataset("b"))));
    }

    [Fact]
    public void A_container_without_an_image_is_refused() => Assert.Throws<ArgumentException>(
        () => AirflowDagFile.Write(Everything(), new AirflowExportOptions { Operator = AirflowOperator.Docker }));

    public void Dispose() => _folder.Delete(recursive: true);

    private string ScheduleOf(Schedule schedule)
    {
        var dag = Dag.Define("d").On(schedule);
        dag.Empty("only");
        return Import(dag.Build(), new(), "airflow3").GetProperty("dag").GetProperty("schedule").GetRawText();
    }

    private static Dag Everything()
    {
        var dag = Dag.Define("orders.daily")
            .Describe("Reads \"orders\" – всі\nof them 😀").Tags("orders", "daily").Owner("data team")
            .Cron("30 3 * * 1-5", "Europe/Kyiv").StartAt(Start).Catchup(Catchup.All)
            .MaxActiveRuns(3).MaxActiveTasks(7).RunTimeout(TimeSpan.FromHours(2))
            .Params(ParamDefinition.Integer("size", 10, 1, 500), ParamDefinition.Text("mode", "full", "full", "delta"));
        var extract = dag.Task("extract", _ => Task.FromResult<string[]>(["a", "b"]))
            .Retry(new RetryPolicy
            {
                Retries = 4, Delay = TimeSpan.FromSeconds(30), Backoff = RetryBackoff.Exponential, MaxDelay = TimeSpan.FromMinutes(10),
            })
            .Timeout(TimeSpan.FromSeconds(90)).Produces(new Dataset("mongodb://shop/orders"));
        var pick = dag.Branch("pick", _ => Task.FromResult<IReadOnlyList<string>>(["full.load"]));
        var full = dag.Empty("full.load").Pool("store", 2).MaxActive(5);
        var delta = dag.Map<string>("delta-load", extract, (_, _) => Task.CompletedTask);
        var notify = dag.Empty("notify").When(TriggerRule.NoneFailedMinOneSuccess);
        extract.Then(pick).Then(full, delta).Then(notify);
        return dag.Build();
    }

    private string Script(string body)
    {
        var path = Path.Combine(_folder.FullName, "millrace");
        File.WriteAllText(path, $"#!/bin/bash\n{body}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        return path;
    }

    private JsonElement Import(Dag dag, AirflowExportOptions options, string version, params string[] run)
    {
        var file = Path.Combine(_folder.FullName, AirflowDagFile.NameOf(dag));
        File.WriteAllText(file, AirflowDagFile.Write(dag, options));
        _ = Python(version, "-m", "py_compile", file);
        return JsonDocument.Parse(Python(version, [Stubs("describe_dag.py"), file, .. run])).RootElement;
    }

    private static string Stubs(string name) => Path.Combine(AppContext.BaseDirectory, "Airflow", name);

    private static string Python(string version, params string[] arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.Environment["PYTHONPATH"] = $"{Stubs("stubs/model")}:{Stubs($"stubs/{version}")}";
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.GetAwaiter().GetResult());
        return output;
    }
}
