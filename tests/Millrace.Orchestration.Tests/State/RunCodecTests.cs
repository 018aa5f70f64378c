using System.Collections.Immutable;
using Millrace.Bson;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.Notifications;
using Millrace.Orchestration.Scheduling;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Tests.State;

public sealed class RunCodecTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, 123, TimeSpan.Zero);

    [Fact]
    public void A_run_with_everything_in_it_comes_back_as_it_was()
    {
        var (run, task) = WithEverything();

        var document = RunCodec.ToDocument(run);
        var back = RunCodec.FromDocument(document);

        Assert.Equal(document, RunCodec.ToDocument(back));
        Assert.Equal(run with { Tasks = back.Tasks, Outbox = back.Outbox }, back);
        Assert.Equal(run.Outbox, back.Outbox);
        var read = back.Tasks[task.Key];
        Assert.Equal(task with { Chosen = read.Chosen, Tries = read.Tries }, read);
        Assert.Equal(task.Chosen, read.Chosen);
        Assert.Equal(task.Tries, read.Tries);
    }

    [Fact]
    public async Task The_head_of_a_run_is_all_but_its_tasks()
    {
        var (run, _) = WithEverything();
        var table = new RunTable(new InMemoryStateStore());
        await table.InsertAsync(run, CancellationToken.None);

        var head = Assert.Single(await table.FindHeadsAsync(StateQuery.All, CancellationToken.None));

        var bare = run with { Tasks = ImmutableDictionary<TaskKey, TaskInstance>.Empty, Outbox = [] };
        Assert.Equal(RunCodec.ToDocument(bare), RunCodec.ToDocument(head));
    }

    private static (DagRun Run, TaskInstance Task) WithEverything()
    {
        var task = new TaskInstance
        {
            Key = new TaskKey("t", 2), State = TaskState.UpForRetry, TryNumber = 2, MaxTries = 4, Failures = 1, Lost = 1, Worker = "w",
            QueuedAt = At, StartedAt = At, EndedAt = At, NextTryAt = At, Error = "e", Chosen = ["a", "b"],
            Tries = [new TaskTry(1, TaskState.Failed, At, At, "w", "e")],
        };
        var run = new DagRun
        {
            Key = new RunKey("d", "manual__x"), Type = RunType.Manual, State = RunState.Running, LogicalDate = At,
            Interval = new DataInterval(At, At.AddHours(1)), Conf = new BsonDocument("n", 5), QueuedAt = At, StartedAt = At, EndedAt = At,
            Note = "n", TriggeredBy = "cli", BackfillId = "b", Error = "e", Version = 7, EffectCount = 2,
            Tasks = new Dictionary<TaskKey, TaskInstance> { [task.Key] = task }.ToImmutableDictionary(),
            Outbox =
            [
                new RunEffect.Notify(1, At, NotificationKind.TaskFailed, task.Key, 2, "e"), new RunEffect.DatasetChanged(2, At, "s"),
            ],
        };

        return (run, task);
    }
}
