using System.Collections.Immutable;
using Millrace.Bson;
using Millrace.Orchestration.Execution;
using Millrace.Orchestration.Notifications;
using Millrace.Orchestration.Scheduling;

namespace Millrace.Orchestration.State;

/// <summary>Runs as documents of <see cref="StateTable.Runs"/>; states and types by the names Airflow has for them.</summary>
internal static class RunCodec
{
    /// <summary>The fields of a run itself, without its tasks.</summary>
    public static readonly IReadOnlyList<string> HeadFields =
    [
        "dagId", "runId", "type", "state", "open", "logicalDate", "intervalStart", "intervalEnd", "conf", "queuedAt", "version", "effects",
        "triggeredBy", "startedAt", "endedAt", "note", "user", "backfillId", "error",
    ];

    public static BsonDocument ToDocument(DagRun run) => new BsonDocument
    {
        { "_id", run.Key.ToString() },
        { "dagId", run.Key.DagId },
        { "runId", run.Key.RunId },
        { "type", StateNames.Of(run.Type) },
        { "state", StateNames.Of(run.State) },
        { "open", run.IsOpen },
        { "logicalDate", run.LogicalDate },
        { "intervalStart", run.Interval.Start },
        { "intervalEnd", run.Interval.End },
        { "conf", run.Conf },
        { "queuedAt", run.QueuedAt },
        { "version", run.Version },
        { "effects", run.EffectCount },
        { "triggeredBy", run.TriggeredBy },
        { "tasks", Fields.Array(run.Tasks.Values.Select(ToDocument)) },
        { "outbox", Fields.Array(run.Outbox.Select(ToDocument)) },
    }
        .With("startedAt", run.StartedAt)
        .With("endedAt", run.EndedAt)
        .With("note", run.Note)
        .With("user", run.TriggeringUser)
        .With("backfillId", run.BackfillId)
        .With("error", run.Error);

    public static DagRun FromDocument(BsonDocument document) => new()
    {
        Key = new RunKey(document["dagId"].AsString, document["runId"].AsString),
        Type = StateNames.ToRunType(document["type"].AsString)!.Value,
        State = StateNames.ToRunState(document["state"].AsString)!.Value,
        LogicalDate = document.Time("logicalDate"),
        Interval = new DataInterval(document.Time("intervalStart"), document.Time("intervalEnd")),
        Conf = document["conf"].AsDocument,
        QueuedAt = document.Time("queuedAt"),
        StartedAt = document.TimeOrNull("startedAt"),
        EndedAt = document.TimeOrNull("endedAt"),
        Note = document.Text("note"),
        TriggeredBy = document.Text("triggeredBy"),
        TriggeringUser = document.Text("user"),
        BackfillId = document["backfillId"] is { IsString: true } backfill ? backfill.AsString : null,
        Error = document.Text("error"),
        Version = document.Number("version"),
        EffectCount = document.Number("effects"),
        Tasks = document.Items("tasks").Select(ToTask).ToImmutableDictionary(task => task.Key),
        Outbox = [.. document.Items("outbox").Select(ToEffect)],
    };

    private static BsonDocument ToDocument(TaskInstance task)
    {
        var document = new BsonDocument
        {
            { "id", task.Key.TaskId },
            { "map", task.Key.MapIndex },
            { "state", StateNames.Of(task.State) },
            { "try", task.TryNumber },
            { "maxTries", task.MaxTries },
        }
            .With("failures", task.Failures)
            .With("lost", task.Lost)
            .With("worker", task.Worker)
            .With("queuedAt", task.QueuedAt)
            .With("startedAt", task.StartedAt)
            .With("endedAt", task.EndedAt)
            .With("nextTryAt", task.NextTryAt)
            .With("error", task.Error);
        if (task.Chosen is { } chosen)
        {
            document.Add("chosen", Fields.Array(chosen));
        }

        if (task.Tries.Count > 0)
        {
            document.Add("tries", Fields.Array(task.Tries.Select(ToDocument)));
        }

        return document;
    }

    private static TaskInstance ToTask(BsonDocument document) => new()
    {
        Key = new TaskKey(document["id"].AsString, document["map"].AsInt32),
        State = StateNames.ToTaskState(document["state"].AsString)!.Value,
        TryNumber = document["try"].AsInt32,
        MaxTries = document["maxTries"].AsInt32,
        Failures = (int)document.Number("failures"),
        Lost = (int)document.Number("lost"),
        Worker = document.Text("worker"),
        QueuedAt = document.TimeOrNull("queuedAt"),
        StartedAt = document.TimeOrNull("startedAt"),
        EndedAt = document.TimeOrNull("endedAt"),
        NextTryAt = document.TimeOrNull("nextTryAt"),
        Error = document.Text("error"),
        Chosen = document.ContainsKey("chosen") ? [.. document.Texts("chosen")] : null,
        Tries = [.. document.Items("tries").Select(ToTry)],
    };

    private static BsonDocument ToDocument(TaskTry past) => new BsonDocument
    {
        { "try", past.Number },
        { "state", StateNames.Of(past.State) },
        { "startedAt", past.StartedAt },
        { "endedAt", past.EndedAt },
        { "worker", past.Worker },
    }.With("error", past.Error);

    private static TaskTry ToTry(BsonDocument document) => new(
        document["try"].AsInt32,
        StateNames.ToTaskState(document["state"].AsString)!.Value,
        document.Time("startedAt"),
        document.Time("endedAt"),
        document.Text("worker"),
        document.Text("error"));

    private static BsonDocument ToDocument(RunEffect effect) => effect switch
    {
        RunEffect.Notify notify => new BsonDocument
        {
            { "id", notify.Id },
            { "kind", notify.Kind.ToString() },
            { "try", notify.TryNumber },
            { "map", notify.Task?.MapIndex ?? -1 },
            { "at", notify.At },
        }.With("task", notify.Task?.TaskId).With("error", notify.Error),
        RunEffect.DatasetChanged changed => new BsonDocument
        {
            { "id", changed.Id }, { "dataset", changed.Dataset }, { "at", changed.At },
        },
        _ => throw new ArgumentException($"There is no effect {effect.GetType().Name}.", nameof(effect)),
    };

    private static RunEffect ToEffect(BsonDocument document) => document.ContainsKey("dataset")
        ? new RunEffect.DatasetChanged(document.Number("id"), document.Time("at"), document["dataset"].AsString)
        : new RunEffect.Notify(
            document.Number("id"),
            document.Time("at"),
            Enum.Parse<NotificationKind>(document["kind"].AsString),
            document.ContainsKey("task") ? new TaskKey(document["task"].AsString, document["map"].AsInt32) : null,
            document["try"].AsInt32,
            document.Text("error"));
}
