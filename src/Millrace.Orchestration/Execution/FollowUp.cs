using Microsoft.Extensions.Logging;
using Millrace.Bson;
using Millrace.Orchestration.Dags;
using Millrace.Orchestration.Notifications;
using Millrace.Orchestration.State;

namespace Millrace.Orchestration.Execution;

/// <summary>What a run needs from outside: the lists of mapped tasks, and its effects. All of it can be told from the run's state, so
/// whoever comes after a crash finds it there. Thread-safe.</summary>
internal sealed class FollowUp(IStateStore store, DagCatalog dags, RunDriver driver, ILogger logger)
{
    private readonly XComTable _xcoms = new(store);
    private readonly DatasetTable _datasets = new(store);

    /// <summary>Whether there is anything to do.</summary>
    public bool IsNeeded(DagRun run) =>
        !run.Outbox.IsEmpty || (dags.Find(run.Key.DagId) is { } dag && RunMachine.AwaitingExpansion(dag, run).Any());

    /// <summary>Does it.</summary>
    public async Task DoAsync(DagRun run, CancellationToken cancellationToken)
    {
        if (dags.Find(run.Key.DagId) is not { } dag)
        {
            return;
        }

        foreach (var task in RunMachine.AwaitingExpansion(dag, run).ToList())
        {
            await driver.ExecuteAsync(run.Key, await ListAsync(dag, run, task, cancellationToken), cancellationToken);
        }

        if (!run.Outbox.IsEmpty)
        {
            foreach (var effect in run.Outbox)
            {
                await PerformAsync(dag, run, effect, cancellationToken);
            }

            var done = run.Outbox.Select(effect => effect.Id).ToList();
            await driver.ExecuteAsync(run.Key, new RunCommand.EffectsDone(done), cancellationToken);
        }
    }

    /// <summary>The item a try of a mapped task is about; missing for other tasks.</summary>
    /// <exception cref="TaskFailedException">The list has no such item any more.</exception>
    public async Task<BsonValue> ItemAsync(ClaimedTask task, CancellationToken cancellationToken)
    {
        if (task.Instance.Key.MapIndex is not (>= 0 and var index))
        {
            return BsonValue.Missing;
        }

        var items = task.Definition.MapSource is null
            ? new BsonArray(task.Definition.Items)
            : await ItemsAsync(task.Dag, task.Run, task.Definition, cancellationToken);
        return items.IsArray && index < items.AsArray.Count
            ? items.AsArray[index]
            : throw new TaskFailedException($"The list that task '{task.Definition.MapSource}' returned has no item {index} any more.");
    }

    /// <summary>The items a task runs for, of which one that is not mapped has one, a missing value.</summary>
    /// <exception cref="OrchestratorException">What should be a list is none.</exception>
    public async Task<IReadOnlyList<BsonValue>> AllItemsAsync(
        Dag dag, DagRun run, TaskDefinition task, CancellationToken cancellationToken)
    {
        if (task.Kind != TaskKind.Mapped || task.MapSource is null)
        {
            return task.Kind == TaskKind.Mapped ? task.Items : [BsonValue.Missing];
        }

        var items = await ItemsAsync(dag, run, task, cancellationToken);
        return items.IsArray
            ? [.. items.AsArray]
            : throw new OrchestratorException($"Task '{task.MapSource}' returned no list in run '{run.Key.RunId}'.");
    }

    private async Task<BsonValue> ItemsAsync(Dag dag, DagRun run, TaskDefinition task, CancellationToken cancellationToken)
    {
        var source = dag.FindTask(task.MapSource!)!;
        if (source.Kind != TaskKind.Mapped)
        {
            return await _xcoms.GetAsync(run.Key, new TaskKey(source.Id), XComTable.ReturnValue, cancellationToken);
        }

        var values = await _xcoms.ListAsync(run.Key, source.Id, cancellationToken);
        return new BsonArray(values.Where(value => value["key"].AsString == XComTable.ReturnValue).Select(value => value["value"]));
    }

    private async Task<RunCommand> ListAsync(Dag dag, DagRun run, TaskDefinition task, CancellationToken cancellationToken)
    {
        var items = await ItemsAsync(dag, run, task, cancellationToken);
        return items.IsArray ? new RunCommand.Expand(task.Id, items.AsArray.Count)
            : items.IsMissing ? new RunCommand.Expand(task.Id, 0)
            : new RunCommand.ExpandFailed(task.Id, $"Task '{task.MapSource}' returned a {items.Type}, not a list.");
    }

    private async Task PerformAsync(Dag dag, DagRun run, RunEffect effect, CancellationToken cancellationToken)
    {
        if (effect is RunEffect.DatasetChanged changed)
        {
            await _datasets.ChangedAsync(changed.Dataset, $"{run.Key}#{changed.Id}", changed.At, cancellationToken);
        }
        else if (effect is RunEffect.Notify notify)
        {
            var notifiers = notify.Task is { } task ? dag.FindTask(task.TaskId)?.Notifiers : dag.Notifiers;
            foreach (var notifier in notifiers?.GetValueOrDefault(notify.Kind) ?? [])
            {
                await NotifyAsync(notifier, Notification(run, notify), cancellationToken);
            }
        }
    }

    private async Task NotifyAsync(INotifier notifier, Notification notification, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        try
        {
            await notifier.NotifyAsync(notification, patience.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever a notifier throws, the run goes on.
            logger.NotificationFailed($"{notification.DagId}/{notification.RunId}", exception.Message);
        }
    }

    private static Notification Notification(DagRun run, RunEffect.Notify notify) => new()
    {
        Kind = notify.Kind,
        DagId = run.Key.DagId,
        RunId = run.Key.RunId,
        LogicalDate = run.LogicalDate,
        At = notify.At,
        TaskId = notify.Task?.TaskId,
        MapIndex = notify.Task?.MapIndex ?? -1,
        TryNumber = notify.TryNumber,
        Error = notify.Error,
    };
}
