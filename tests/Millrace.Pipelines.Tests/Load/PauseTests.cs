using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Pipelines.Groups;
using Millrace.Pipelines.Tests.Support;

namespace Millrace.Pipelines.Tests.Load;

public sealed class PauseTests
{
    private const string Topic = LoaderFixture.Topic;

    [Fact]
    public async Task A_paused_group_keeps_its_partitions_takes_nothing_and_goes_on_when_resumed_across_restarts_too()
    {
        await using var fixture = await LoaderFixture.StartAsync();
        var groups = GroupsOf(fixture);
        using var cancel = new CancellationTokenSource();
        var loader = fixture.Loader();
        var running = loader.RunAsync(cancel.Token);
        fixture.Producer.SendUsers(Topic, 0, ["a"]);
        await Eventually.TrueAsync(() => loader.Statistics.Stored == 1);

        Assert.True(await groups.PauseAsync(fixture.Options.Group, CancellationToken.None));
        Assert.False(await groups.PauseAsync(fixture.Options.Group, CancellationToken.None));
        await Eventually.TrueAsync(() => loader.Statistics is { IsGroupPaused: true, PausedPartitions: 4 });
        fixture.Producer.SendUsers(Topic, 0, ["b"]);
        fixture.Producer.SendUsers(Topic, 3, ["c"]);
        await cancel.CancelAsync();
        Assert.Equal((1, 1), ((await running).Statistics.Stored, (await running).Statistics.Read));

        var second = fixture.Loader();
        second.StopWhenCaughtUp();
        var again = second.RunAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => second.Statistics is { IsGroupPaused: true, PausedPartitions: 4 });
        Assert.False(again.IsCompleted);
        Assert.Equal(0, second.Statistics.Stored);
        Assert.True(await groups.ResumeAsync(fixture.Options.Group, CancellationToken.None));
        Assert.Equal((2, true), ((await again).Statistics.Stored, (await again).CaughtUp));
    }

    [Fact]
    public async Task Every_loader_of_a_group_pauses_and_those_of_other_groups_do_not()
    {
        await using var fixture = await LoaderFixture.StartAsync();
        var groups = GroupsOf(fixture);
        using var cancel = new CancellationTokenSource();
        var paused = new[] { fixture.Loader(), fixture.Loader() };
        var other = fixture.Loader(fixture.Options with { Group = "others" });
        var running = Task.WhenAll(paused.Append(other).Select(loader => loader.RunAsync(cancel.Token)));
        await Eventually.TrueAsync(() => paused.All(loader => loader.Statistics.AssignedPartitions == 2));
        await groups.PauseAsync(fixture.Options.Group, CancellationToken.None);
        await Eventually.TrueAsync(() => paused.All(loader => loader.Statistics.PausedPartitions == 2));
        for (var partition = 0; partition < 4; partition++)
        {
            fixture.Producer.SendUsers(Topic, partition, [$"p{partition}"]);
        }

        await Eventually.TrueAsync(() => other.Statistics.Stored == 4);
        Assert.Equal(0, paused.Sum(loader => loader.Statistics.Read));
        await groups.ResumeAsync(fixture.Options.Group, CancellationToken.None);
        await Eventually.TrueAsync(() => paused.Sum(loader => loader.Statistics.Duplicates) == 4);
        await cancel.CancelAsync();
        await running;
    }

    private static ConsumerGroups GroupsOf(LoaderFixture fixture) => new(
        fixture.Kafka.Options, fixture.Store.Client, fixture.Store.State, NullLoggerFactory.Instance, TimeProvider.System);
}
