using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Embedded.Kafka.Groups;
using Millrace.Embedded.Kafka.Log;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Tests.Support;

namespace Millrace.Embedded.Kafka.Tests.Groups;

/// <summary>What the coordinator remembers across restarts, torn writes and full disks.</summary>
public sealed class GroupCoordinatorTests
{
    private static readonly TopicPartition Partition = new("t", 0);

    [Fact]
    public async Task A_stable_group_and_its_offsets_survive_a_restart()
    {
        using var directory = new TemporaryDirectory();
        string memberId;
        using (var groups = Open(directory))
        {
            memberId = await JoinAndSyncAsync(groups);
            Assert.Equal(ErrorCode.NONE, Commit(groups, memberId, 1, 42));
        }

        using var reopened = Open(directory);
        Assert.Equal(42, reopened.Offsets("g")[Partition].Offset);
        Assert.Equal(GroupPhase.Stable, reopened.Find("g")!.Phase);
        Assert.Equal(ErrorCode.NONE, reopened.Run("g", new GroupCommand.Heartbeat(memberId, null, 1)));
        Assert.Equal(ErrorCode.NONE, Commit(reopened, memberId, 1, 43));
    }

    [Fact]
    public void A_torn_last_entry_costs_only_itself()
    {
        using var directory = new TemporaryDirectory();
        using (var groups = Open(directory))
        {
            for (var offset = 0; offset < 10; offset++)
                Assert.Equal(ErrorCode.NONE, Commit(groups, "", -1, offset));
        }

        var path = directory.File(GroupJournal.FileName);
        var whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..^3]);
        using (var reopened = Open(directory))
        {
            Assert.Equal(8, reopened.Offsets("g")[Partition].Offset);
            Assert.Equal(ErrorCode.NONE, Commit(reopened, "", -1, 99));
        }

        using var again = Open(directory);
        Assert.Equal(99, again.Offsets("g")[Partition].Offset);
    }

    [Fact]
    public void A_commit_that_cannot_be_written_is_not_acknowledged_and_not_visible()
    {
        using var directory = new TemporaryDirectory();
        var device = new ScriptedDevice();
        using (var groups = Open(directory, device))
        {
            Assert.Equal(ErrorCode.NONE, Commit(groups, "", -1, 1));
            device.IsFull = true;
            Assert.Equal(ErrorCode.COORDINATOR_NOT_AVAILABLE, Commit(groups, "", -1, 2));
            Assert.Equal(1, groups.Offsets("g")[Partition].Offset);
            device.IsFull = false;
            Assert.Equal(ErrorCode.NONE, Commit(groups, "", -1, 3));
        }

        using var reopened = Open(directory);
        Assert.Equal(3, reopened.Offsets("g")[Partition].Offset);
    }

    [Fact]
    public void The_journal_is_written_anew_before_it_is_mostly_out_of_date()
    {
        using var directory = new TemporaryDirectory();
        using (var groups = Open(directory))
        {
            for (var offset = 0; offset < 40_000; offset++)
                Commit(groups, "", -1, offset);
        }

        Assert.InRange(new FileInfo(directory.File(GroupJournal.FileName)).Length, 1, 1_100_000);
        using var reopened = Open(directory);
        Assert.Equal(39_999, reopened.Offsets("g")[Partition].Offset);
    }

    [Fact]
    public async Task Groups_are_deleted_only_when_empty_and_stay_deleted()
    {
        using var directory = new TemporaryDirectory();
        using (var groups = Open(directory))
        {
            var memberId = await JoinAndSyncAsync(groups);
            Assert.Equal(ErrorCode.NONE, Commit(groups, memberId, 1, 5));
            Assert.Equal(ErrorCode.NON_EMPTY_GROUP, groups.Delete("g"));
            groups.Run("g", new GroupCommand.Leave(memberId, null));
            Assert.Equal(ErrorCode.NONE, groups.Delete("g"));
            Assert.Equal(ErrorCode.GROUP_ID_NOT_FOUND, groups.Delete("g"));
        }

        using var reopened = Open(directory);
        Assert.Null(reopened.Find("g"));
        Assert.Empty(reopened.Offsets("g"));
    }

    [Fact]
    public void Offsets_of_a_deleted_topic_are_forgotten()
    {
        using var directory = new TemporaryDirectory();
        using (var groups = Open(directory))
        {
            Commit(groups, "", -1, 5);
            groups.ForgetTopic("t");
            Assert.Empty(groups.Offsets("g"));
        }

        using var reopened = Open(directory);
        Assert.Empty(reopened.Offsets("g"));
    }

    [Fact]
    public async Task A_waiting_join_ends_when_its_connection_does()
    {
        using var directory = new TemporaryDirectory();
        using var groups = Open(directory);
        await JoinAndSyncAsync(groups);
        using var connection = new CancellationTokenSource();
        var waiting = groups.JoinAsync("g", Join(groups, "second"), connection.Token);
        await connection.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private static GroupCoordinator Open(TemporaryDirectory directory, IFileDevice? device = null)
    {
        var options = new EmbeddedBrokerOptions { DataDirectory = directory.Path };
        return new GroupCoordinator(
            directory.Path, new LogServices(options, device ?? new FileDevice(), TimeProvider.System, NullLogger.Instance));
    }

    private static async Task<string> JoinAndSyncAsync(GroupCoordinator groups)
    {
        var joined = await groups.JoinAsync("g", Join(groups, "first"), CancellationToken.None);
        var synced = await groups.SyncAsync(
            "g",
            new GroupCommand.Sync { Ticket = groups.NextTicket(), MemberId = joined.MemberId, Generation = joined.Generation },
            CancellationToken.None);
        Assert.Equal(ErrorCode.NONE, synced.Error);
        return joined.MemberId;
    }

    private static GroupCommand.Join Join(GroupCoordinator groups, string newMemberId) => new()
    {
        Ticket = groups.NextTicket(),
        MemberId = "",
        NewMemberId = newMemberId,
        SessionTimeoutMs = 60_000,
        RebalanceTimeoutMs = 60_000,
        ProtocolType = "consumer",
        Protocols = [new MemberProtocol("range", new byte[] { 1, 2 })],
    };

    private static ErrorCode Commit(GroupCoordinator groups, string memberId, int generation, long offset) => groups.Commit(
        "g",
        new GroupCommand.Commit(memberId, null, generation),
        new Dictionary<TopicPartition, CommittedOffset> { [Partition] = new(offset, 0, "some metadata") });
}
