using Millrace.Bson;
using Millrace.Orchestration;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.Notifications;
using Millrace.Orchestration.Testing;
using Millrace.RandomUsers.Dags;

namespace Millrace.RandomUsers.Tests.Dags;

public sealed class PipelineDagsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly RandomUsersPipeline Users = new(new RandomUsersOptions());

    [Fact]
    public void The_reference_pipeline_is_three_DAGs_with_the_names_that_it_always_had()
    {
        var dags = Define();

        Assert.Equal(["random_people_names", "consumer_users", "transform_users"], dags.Select(dag => dag.Id));
        string[] nationalities = ["US", "UA", "CH", "AU"];
        Assert.Equal(nationalities.Select(code => $"producer_random_users_national_{code}"), dags[0].Tasks.Select(task => task.Id));
        Assert.Equal(nationalities.Select(code => $"consumer_random_users_national_{code}"), dags[1].Tasks.Select(task => task.Id));
        Assert.Equal("transform", Assert.Single(dags[2].Tasks).Id);
    }

    [Fact]
    public async Task Extractions_run_every_ten_minutes_for_the_window_of_the_options()
    {
        var host = new DagTestHost(Noon, [.. Define()]);
        var windows = new List<double>();
        foreach (var task in Define()[0].Tasks)
        {
            host.Replace(task.Id, context =>
            {
                windows.Add(context.Params.Number("window_seconds"));
                return Task.CompletedTask;
            });
        }

        var runs = await host.AdvanceAsync(TimeSpan.FromMinutes(25));

        Assert.Equal(
            [(Noon, RunState.Success), (Noon.AddMinutes(10), RunState.Success)],
            runs.Where(run => run.Key.DagId == "random_people_names").Select(run => (run.LogicalDate, run.State)));
        Assert.NotEmpty(windows);
        Assert.All(windows, window => Assert.Equal(Users.Extract.Window.TotalSeconds, window));
    }

    [Fact]
    public async Task Loaded_records_are_followed_by_a_run_of_the_transforms()
    {
        var host = new DagTestHost(Noon, [.. Define()]);
        var transformed = 0;
        host.Replace("transform", _ =>
        {
            transformed++;
            return Task.CompletedTask;
        });
        foreach (var task in Define()[1].Tasks)
        {
            host.Replace(task.Id, static context => context.DatasetChangedAsync(new Dataset("mongodb://users/raw_users")));
        }

        await host.RunAsync("consumer_users");
        await host.SettleAsync();

        Assert.InRange(transformed, 1, 5); // changes that come together share a run
        Assert.All(
            (await host.RunsAsync()).Where(run => run.Key.DagId == "transform_users"),
            run => Assert.Equal((RunType.DatasetTriggered, RunState.Success), (run.Type, run.State)));
    }

    [Theory]
    [InlineData("window_seconds", -1.0)]
    [InlineData("interval_seconds", 0.0)]
    [InlineData("results", 6000)]
    public async Task A_run_with_a_param_out_of_its_range_is_refused(string param, double value)
    {
        var host = new DagTestHost(Noon, [.. Define()]);
        var conf = new BsonDocument(param, param == "results" ? (BsonValue)(long)value : (BsonValue)value);

        var refusal = await Assert.ThrowsAsync<ParamException>(
            () => host.RunAsync("random_people_names", new TriggerOptions { Conf = conf }));

        Assert.Contains(param, refusal.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Dag> Define() => PipelineDags.Define(
        PipelineDagPlan.OfUsers(Users.Extract.Keys),
        Users.Definition,
        new NoStages(),
        new DelegateNotifier(static (_, _) => Task.CompletedTask));
}
