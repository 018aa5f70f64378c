using Millrace.Pipelines.Groups;
using Millrace.Pipelines.Load;
using Millrace.RandomUsers.Dags;

namespace Millrace.RandomUsers.Tests.Dags;

public sealed class PipelineActivityTests
{
    [Fact]
    public void Loaders_that_run_and_loaders_that_are_over_are_counted_once_each()
    {
        var activity = new PipelineActivity();
        var stored = 5;
        using var running = activity.Load.Track(() => new LoadStatistics { Stored = stored });
        var over = activity.Load.Track(static () => new LoadStatistics { Stored = 100 });

        over.Dispose();
        over.Dispose();
        stored = 7;

        Assert.Equal(107, activity.Load.Total.Stored);
        Assert.Equal(1, activity.Load.Running);
        Assert.False(activity.IsIdle);
    }

    [Fact]
    public void A_loader_that_is_over_is_behind_no_more()
    {
        var activity = new PipelineActivity();
        var loader = activity.Load.Track(static () => new LoadStatistics
        {
            Stored = 1, PartitionLags = [new PartitionLag(0, 40, TimeSpan.FromSeconds(2))], Trouble = "the store does not answer",
        });
        Assert.Equal(40, activity.Load.Total.Lag);

        loader.Dispose();

        Assert.Equal((0, null, 1), (activity.Load.Total.Lag, activity.Load.Total.Trouble, activity.Load.Total.Stored));
    }
}
