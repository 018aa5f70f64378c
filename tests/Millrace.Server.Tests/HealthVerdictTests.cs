using Millrace.Pipelines.Groups;
using Millrace.Pipelines.Stream;
using Millrace.Pipelines.Transform;
using Millrace.RandomUsers;
using Millrace.Server.Administration;
using Millrace.Server.Live;

namespace Millrace.Server.Tests;

/// <summary>What is said of a part by what was found.</summary>
public sealed class HealthVerdictTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_partition_without_a_leader_is_named()
    {
        var (status, message) = HealthVerdicts.Cluster(
            [new TopicSummary("t", [new PartitionSummary(3, 0, 10, -1)], [])], TimeSpan.FromMilliseconds(3), "broker:9092");

        Assert.Equal("unhealthy", status);
        Assert.Contains("t-3", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Stable", 0, 0, "healthy")]
    [InlineData("Stable", 900, 30, "healthy")]
    [InlineData("Stable", 900, 600, "degraded")]
    [InlineData("Empty", 0, 0, "idle")]
    [InlineData("Empty", 5, 10, "degraded")]
    public void A_loader_is_judged_by_whether_it_is_there_and_what_waits(string state, long records, int seconds, string expected)
    {
        var pipeline = new RandomUsersPipeline(new RandomUsersOptions()).Definition;
        var group = new GroupLag("users", state, [0], [new PartitionLag(0, records, TimeSpan.FromSeconds(seconds))]);

        var (status, message) = HealthVerdicts.Loader(pipeline, PipelineShapes.Unknown(pipeline), group);

        Assert.Equal(expected, status);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 0, 1, "idle")]
    [InlineData(null, 7, 1, "degraded")]
    [InlineData(1, 0, 1, "healthy")]
    [InlineData(1, 7, 1, "healthy")]
    [InlineData(60, 7, 1, "degraded")]
    [InlineData(60, 0, 1, "healthy")]
    [InlineData(1, 0, 2, "degraded")]
    public void Transforms_are_judged_by_what_waits_and_when_they_ran(int? minutesAgo, long behind, int defined, string expected)
    {
        DateTimeOffset? at = minutesAgo is { } minutes ? Now.AddMinutes(-minutes) : null;

        var (status, _) = HealthVerdicts.Transforms([new TransformAge("flat", at is null ? 0 : 1, defined, at)], behind, Now);

        Assert.Equal(expected, status);
    }

    [Fact]
    public void A_process_that_went_silent_with_tasks_needs_a_look()
    {
        ProcessStatus Process(bool isAlive, int tasks) =>
            new("host|1|x", "host", 1, "worker", isAlive, IsThisProcess: false, Now, tasks, null);

        Assert.Equal("healthy", HealthVerdicts.Workers([Process(true, 2), Process(false, 0)]).Status);
        Assert.Equal("degraded", HealthVerdicts.Workers([Process(true, 2), Process(false, 1)]).Status);
        Assert.Equal("unhealthy", HealthVerdicts.Workers([Process(false, 0)]).Status);
    }

    [Fact]
    public void The_worst_part_decides_and_idle_is_well()
    {
        static Pages.Shapes.HealthPart Part(string status) => new("p", "P", status, "", null);

        Assert.Equal("healthy", HealthVerdicts.Worst([Part("healthy"), Part("idle")]));
        Assert.Equal("degraded", HealthVerdicts.Worst([Part("healthy"), Part("degraded")]));
        Assert.Equal("unhealthy", HealthVerdicts.Worst([Part("degraded"), Part("unhealthy")]));
    }
}
