using Millrace.Bson;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Scheduling;

namespace Millrace.Orchestration.Tests.Dags;

public sealed class DagBuilderTests
{
    private static readonly Func<TaskContext, Task> Nothing = static _ => Task.CompletedTask;

    [Fact]
    public void Tasks_come_after_those_they_depend_on()
    {
        var dag = Dag.Define("d");
        var last = dag.Task("last", Nothing);
        var first = dag.Task("first", Nothing);
        first.Then(dag.Task("left", Nothing), dag.Task("right", Nothing)).Then(last);

        var built = dag.Build();

        Assert.Equal(["first", "left", "right", "last"], built.Tasks.Select(task => task.Id));
        Assert.Equal(["left", "right"], built.FindTask("last")!.Upstream);
        Assert.Equal(["left", "right"], built.FindTask("first")!.Downstream);
    }

    [Fact]
    public void A_circle_is_refused_and_shown()
    {
        var dag = Dag.Define("d");
        var a = dag.Task("a", Nothing);
        a.Then(dag.Task("b", Nothing)).Then(dag.Task("c", Nothing)).Then(a);
        dag.Task("z", Nothing).After(a);

        Assert.Equal("DAG 'd': its tasks depend on each other in a circle: a > b > c > a.", Refusal(dag));
    }

    [Fact]
    public void A_task_that_depends_on_itself_is_refused() =>
        Assert.Contains("circle: a > a", Refusal(WithTask("d", task => task.DependsOn("a"))));

    [Fact]
    public void Two_tasks_of_one_id_are_refused()
    {
        var dag = WithTask("d");
        dag.Task("a", Nothing);

        Assert.Equal("DAG 'd': there are two tasks 'a'.", Refusal(dag));
    }

    [Fact]
    public void An_unknown_dependency_is_refused() => Assert.Equal(
        "DAG 'd': task 'a' depends on 'b', which does not exist.", Refusal(WithTask("d", task => task.DependsOn("b"))));

    [Fact]
    public void A_task_of_another_DAG_is_refused()
    {
        var foreign = Dag.Define("other").Task("x", Nothing);

        var refusal = Assert.Throws<DagDefinitionException>(() => WithTask("d", task => task.After(foreign)));

        Assert.Contains("task 'x' of another DAG, 'other'", refusal.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("ä")]
    public void A_bad_id_is_refused(string id)
    {
        Assert.Contains("the id is not valid", Refusal(WithTask(id)));
        var dag = Dag.Define("d");
        dag.Task(id, Nothing);
        Assert.Contains("is no id of a task", Refusal(dag));
    }

    [Fact]
    public void A_bad_cron_expression_is_refused_with_the_name_of_the_DAG() => Assert.Equal(
        "DAG 'd': the cron expression '61 * * * *' is not valid: the minute field '61' cannot be used: 61 is not between 0 and 59.",
        Assert.Throws<DagDefinitionException>(() => Dag.Define("d").Cron("61 * * * *")).Message);

    [Fact]
    public void What_cannot_be_meant_is_refused()
    {
        Assert.Contains("it has 0 tasks", Refusal(Dag.Define("d")));
        Assert.Contains("catchup All needs a start date", Refusal(WithTask("d").Cron("@daily").Catchup(Catchup.All)));
        Assert.Contains("active runs is not between", Refusal(WithTask("d").MaxActiveRuns(0)));
        Assert.Contains("run timeout", Refusal(WithTask("d").RunTimeout(TimeSpan.Zero)));
        Assert.Contains("retries are not between", Refusal(WithTask("d", task => task.Retry(-1, TimeSpan.Zero))));
        Assert.Contains("must be from 1 second", Refusal(WithTask("d").On(Schedule.Every(TimeSpan.FromMilliseconds(10)))));
        Assert.Contains("names none", Refusal(WithTask("d").On(Schedule.OnAll())));
        Assert.Contains(
            "needs a default", Refusal(WithTask("d").Cron("@daily").Params(ParamDefinition.Integer("n"))));
        Assert.Contains("there are two parameters",
            Refusal(WithTask("d").Params(ParamDefinition.Text("x", ""), ParamDefinition.Text("x", ""))));
        Assert.Contains("the default of a parameter is not valid", Refusal(WithTask("d").Params(ParamDefinition.Integer("n", 5, max: 3))));
    }

    [Fact]
    public void Params_take_their_type_bounds_and_default()
    {
        var dag = WithTask("d").Params(
            ParamDefinition.Integer("n", 10, min: 1, max: 100),
            ParamDefinition.Text("mode", "fast", "fast", "slow"),
            ParamDefinition.Timestamp("since", DateTimeOffset.UnixEpoch),
            ParamDefinition.Boolean("dry")).Build();

        var values = dag.ReadParams(new BsonDocument { { "n", 20.0 }, { "dry", true }, { "since", "2026-01-02T03:04:05+02:00" } });

        Assert.Equal(20, values.Integer("n"));
        Assert.Equal("fast", values.Text("mode"));
        Assert.True(values.Boolean("dry"));
        Assert.Equal(DateTimeOffset.Parse("2026-01-02T01:04:05Z"), values.Timestamp("since"));
    }

    [Theory]
    [InlineData("""{ }""", "'n' must be given")]
    [InlineData("""{ "n": "x" }""", "'n' must be a whole number, not \"x\"")]
    [InlineData("""{ "n": 1.5 }""", "'n' must be a whole number")]
    [InlineData("""{ "n": 0 }""", "'n' must be between 1 and 100, not 0")]
    [InlineData("""{ "n": 1, "mode": "lazy" }""", "'mode' must be one of fast, slow, not 'lazy'")]
    [InlineData("""{ "n": 1, "N": 1 }""", "has no parameter 'N'; it has n, mode")]
    public void Wrong_params_are_refused_with_the_reason(string conf, string reason)
    {
        var dag = WithTask("d").Params(ParamDefinition.Integer("n", min: 1, max: 100),
            ParamDefinition.Text("mode", "fast", "fast", "slow"));

        Assert.Contains(reason, Assert.Throws<ParamException>(() => dag.Build().ReadParams(ExtendedJson.ParseDocument(conf))).Message);
    }

    [Fact]
    public void A_backoff_doubles_up_to_its_maximum()
    {
        var retry = new RetryPolicy
        {
            Retries = 9, Delay = TimeSpan.FromSeconds(10), Backoff = RetryBackoff.Exponential, MaxDelay = TimeSpan.FromSeconds(60),
        };

        Assert.Equal([10, 20, 40, 60, 60], Enumerable.Range(1, 5).Select(failure => (int)retry.DelayAfter(failure).TotalSeconds));
        Assert.Equal(TimeSpan.FromSeconds(60), retry.DelayAfter(1000));
    }

    private static DagBuilder WithTask(string id, Action<TaskBuilder>? more = null)
    {
        var dag = Dag.Define(id);
        var task = dag.Task("a", Nothing);
        more?.Invoke(task);
        return dag;
    }

    private static string Refusal(DagBuilder dag) => Assert.Throws<DagDefinitionException>(dag.Build).Message;
}
