using Microsoft.Extensions.Logging;
using Millrace.Bson;
using Millrace.Orchestration.Execution;

namespace Millrace.Orchestration.State;

/// <summary>A line of a task's log. Immutable.</summary>
public sealed record TaskLogLine
{
    /// <summary>The run.</summary>
    public required RunKey Run { get; init; }

    /// <summary>The task.</summary>
    public required TaskKey Task { get; init; }

    /// <summary>Which try, from 1.</summary>
    public required int TryNumber { get; init; }

    /// <summary>The line's number in the try, from 1; lines that were dropped leave gaps.</summary>
    public required int Number { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How grave it is.</summary>
    public LogLevel Level { get; init; } = LogLevel.Information;

    /// <summary>What it says; may hold line breaks (a stack trace).</summary>
    public required string Text { get; init; }

    /// <summary>How far the task is, 0 to 1; null for an ordinary line.</summary>
    public double? Progress { get; init; }

    /// <summary>The id that all lines of a try begin with.</summary>
    internal static string Prefix(RunKey run, TaskKey task, int tryNumber) => $"{run}/{task.TaskId}/{task.MapIndex}/{tryNumber}/";

    internal BsonDocument ToDocument()
    {
        var document = new BsonDocument
        {
            // Numbers of equal length, so that ids are in order.
            { "_id", $"{Prefix(Run, Task, TryNumber)}{Number:D7}" },
            { "dagId", Run.DagId },
            { "runId", Run.RunId },
            { "taskId", Task.TaskId },
            { "mapIndex", Task.MapIndex },
            { "try", TryNumber },
            { "number", Number },
            { "at", At },
            { "level", (int)Level },
            { "text", Text },
        };
        if (Progress is { } progress)
        {
            document.Add("progress", progress);
        }

        return document;
    }

    internal static TaskLogLine FromDocument(BsonDocument document) => new()
    {
        Run = new RunKey(document["dagId"].AsString, document["runId"].AsString),
        Task = new TaskKey(document["taskId"].AsString, document["mapIndex"].AsInt32),
        TryNumber = document["try"].AsInt32,
        Number = document["number"].AsInt32,
        At = DateTimeOffset.FromUnixTimeMilliseconds(document["at"].AsDateTimeMs),
        Level = (LogLevel)document["level"].AsInt32,
        Text = document["text"].AsString,
        Progress = document["progress"] is { IsMissing: false } progress ? progress.AsDouble : null,
    };
}
