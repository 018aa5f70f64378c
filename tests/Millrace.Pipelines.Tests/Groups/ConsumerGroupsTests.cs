using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Pipelines.Groups;
using Millrace.Pipelines.Stream;
using Millrace.Pipelines.Tests.Load;
using Millrace.Pipelines.Tests.Support;

namespace Millrace.Pipelines.Tests.Groups;

/// <summary>Needs a cluster with an administrator's requests: librdkafka's mock has neither ListGroups nor DescribeGroups, so with
/// MILLRACE_TEST_KAFKA=mock these cases run against the embedded broker.</summary>
public sealed class ConsumerGroupsTests
{
    private const string Topic = LoaderFixture.Topic;

    [Fact]
    public async Task A_group_is_shown_with_its_members_what_they_have_and_how_far_it_is_behind()
    {
        await using var fixture = await LoaderFixture.StartAsync(kafka: TestKafka.StartWithAdminAsync);
        fixture.Producer.SendUsers(Topic, 0, ["a", "b"]);
        await fixture.LoadAllAsync();
        fixture.Producer.SendUsers(Topic, 0, ["c"]);
        var sent = TimeProvider.System.GetUtcNow();
        fixture.Producer.SendUsers(Topic, 2, ["d", "e"]);
        var groups = GroupsOf(fixture);

        var stopped = await groups.ShowAsync(fixture.Options.Group, CancellationToken.None);
        var age = TimeProvider.System.GetUtcNow() - sent;
        Assert.Equal(("Empty", 3, false), (stopped.State, stopped.Lag, stopped.IsPaused));
        Assert.Equal(
            [(0, (long?)2, 3L, 1L), (1, null, 0, 0), (2, null, 2, 2), (3, null, 0, 0)],
            stopped.Partitions.Select(partition => (partition.Partition, partition.Committed, partition.End, partition.Lag)));
        Assert.InRange(stopped.LagTime, TimeSpan.FromTicks(1), age + TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.Zero, stopped.Partitions[1].LagTime);
        Assert.True(stopped.Partitions[0].LagTime >= stopped.Partitions[2].LagTime);

        await groups.PauseAsync(fixture.Options.Group, CancellationToken.None);
        using var cancel = new CancellationTokenSource();
        var loader = fixture.Loader();
        var running = loader.RunAsync(cancel.Token);
        await Eventually.TrueAsync(() => loader.Statistics.AssignedPartitions == 4);
        var active = await groups.ShowAsync(fixture.Options.Group, CancellationToken.None);
        Assert.Equal(("Stable", "cooperative-sticky", true), (active.State, active.Assignor, active.IsPaused));
        var member = Assert.Single(active.Members);
        Assert.Equal(Enumerable.Range(0, 4).Select(partition => (Topic, partition)), member.Partitions);
        Assert.All(active.Partitions, partition => Assert.Equal(member.MemberId, partition.MemberId));
        Assert.Equal(3, active.Lag);

        var refused = await Assert.ThrowsAsync<GroupException>(() => groups.ResetAsync(
            fixture.Options.Group, Topic, new ResetTarget.Earliest(), null, CancellationToken.None));
        Assert.StartsWith($"Group {fixture.Options.Group} has 1 active members (millrace at 127.0.0.1)", refused.Message);
        await cancel.CancelAsync();
        await running;

        var listed = await groups.ListAsync(CancellationToken.None);
        var only = Assert.Single(listed);
        Assert.Equal((fixture.Options.Group, "Empty", true, 0, 3), (only.Group, only.State, only.IsPaused, only.Members, only.Lag));
        Assert.Equal([Topic], only.Topics);
    }

    [Fact]
    public async Task Offsets_are_reset_to_the_earliest_the_latest_an_offset_or_a_time_and_loaded_again_without_effect()
    {
        await using var fixture = await LoaderFixture.StartAsync(kafka: TestKafka.StartWithAdminAsync);
        fixture.Producer.SendUsers(Topic, 0, ["a", "b", "c"]);
        fixture.Producer.SendUsers(Topic, 1, ["d"]);
        await fixture.LoadAllAsync();
        var records = TestRecords.ReadAll(fixture.Kafka.Options, Topic).Where(record => record.Partition == 0).ToList();
        var groups = GroupsOf(fixture);

        Assert.Equal([0, 0, 0, 0], await ResetAsync(groups, fixture, new ResetTarget.Earliest()));
        var again = await fixture.LoadAllAsync();
        Assert.Equal((4, 0, 4), (again.Read, again.Stored, again.Duplicates));

        Assert.Equal([1], await ResetAsync(groups, fixture, new ResetTarget.Offset(1), partition: 0));
        Assert.Equal(2, (await fixture.LoadAllAsync()).Duplicates);

        var time = new DateTimeOffset(records[2].Message.Timestamp.UtcDateTime);
        var first = records.First(record => record.Message.Timestamp.UtcDateTime >= time.UtcDateTime).Offset.Value;
        Assert.Equal([first], await ResetAsync(groups, fixture, new ResetTarget.Time(time), partition: 0));
        Assert.Equal([3], await ResetAsync(groups, fixture, new ResetTarget.Time(time.AddDays(1)), partition: 0));
        await ResetAsync(groups, fixture, new ResetTarget.Earliest());
        Assert.Equal([3, 1, 0, 0], await ResetAsync(groups, fixture, new ResetTarget.Latest()));
        Assert.Equal(0, (await fixture.LoadAllAsync()).Read);
        Assert.Equal(4, (await fixture.StoredIdsAsync()).Count);
    }

    [Fact]
    public async Task A_planned_reset_changes_nothing_and_says_before_and_after()
    {
        await using var fixture = await LoaderFixture.StartAsync(kafka: TestKafka.StartWithAdminAsync);
        fixture.Producer.SendUsers(Topic, 1, ["a", "b"]);
        await fixture.LoadAllAsync();
        var groups = GroupsOf(fixture);
        var plan = await groups.PlanResetAsync(fixture.Options.Group, Topic, new ResetTarget.Earliest(), 1, CancellationToken.None);
        Assert.Equal([new OffsetReset(1, 2, 0)], plan);
        Assert.Equal(2, (await groups.ShowAsync(fixture.Options.Group, CancellationToken.None)).Partitions[1].Committed);
    }

    [Fact]
    public async Task What_does_not_exist_or_lies_outside_is_one_clear_sentence()
    {
        await using var fixture = await LoaderFixture.StartAsync(kafka: TestKafka.StartWithAdminAsync);
        fixture.Producer.SendUsers(Topic, 1, ["a"]);
        var groups = GroupsOf(fixture);
        var none = await Assert.ThrowsAsync<GroupException>(() => groups.ShowAsync("nobody", CancellationToken.None));
        Assert.Contains("has no consumer group nobody", none.Message);
        var outside = await Assert.ThrowsAsync<GroupException>(() => ResetAsync(groups, fixture, new ResetTarget.Offset(1)));
        Assert.StartsWith($"Offset 1 lies outside partition 0 of {Topic}, which has 0 to 0", outside.Message);
        var topic = await Assert.ThrowsAsync<StreamException>(() => groups.PlanResetAsync(
            "g", "nowhere", new ResetTarget.Latest(), null, CancellationToken.None));
        Assert.Contains("has no topic nowhere", topic.Message);
        var partition = await Assert.ThrowsAsync<StreamException>(() => ResetAsync(groups, fixture, new ResetTarget.Latest(), 9));
        Assert.Equal($"Topic {Topic} has no partition 9; it has 4.", partition.Message);
    }

    [Fact]
    public void An_assignment_that_cannot_be_read_counts_as_nothing_assigned()
    {
        byte[] whole = [0, 1, 0, 0, 0, 1, 0, 1, (byte)'t', 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0];
        Assert.Equal([("t", 0), ("t", 1)], MemberAssignment.Parse(whole));
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.Empty(MemberAssignment.Parse(whole.AsSpan(0, length)));
        }
    }

    private static ConsumerGroups GroupsOf(LoaderFixture fixture) => new(
        fixture.Kafka.Options, fixture.Store.Client, fixture.Store.State, NullLoggerFactory.Instance, TimeProvider.System);

    private static async Task<List<long>> ResetAsync(
        ConsumerGroups groups, LoaderFixture fixture, ResetTarget target, int? partition = null)
    {
        var resets = await groups.ResetAsync(fixture.Options.Group, Topic, target, partition, CancellationToken.None);
        return [.. resets.Select(reset => reset.After)];
    }
}
