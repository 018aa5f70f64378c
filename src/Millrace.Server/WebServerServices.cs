using Millrace.Mongo;
using Millrace.Orchestration;
using Millrace.Orchestration.State;
using Millrace.Pipelines;
using Millrace.Pipelines.Definition;
using Millrace.RandomUsers.Analytics;

namespace Millrace.Server;

/// <summary>What the web server shows and operates. The caller owns all of it and disposes it after the server.</summary>
public sealed record WebServerServices
{
    /// <summary>The orchestrator's client, and its logs.</summary>
    public required Orchestrator Orchestrator { get; init; }

    /// <summary>The orchestrator's state.</summary>
    public required IStateStore State { get; init; }

    /// <summary>The store.</summary>
    public required MongoClient Mongo { get; init; }

    /// <summary>The cluster.</summary>
    public required KafkaOptions Kafka { get; init; }

    /// <summary>The pipeline.</summary>
    public required Pipeline Pipeline { get; init; }

    /// <summary>The questions that the pipeline's views answer; null when it is not the reference pipeline.</summary>
    public AnalyticsQueries? Analytics { get; init; }

    /// <summary>The DAGs that run the pipeline; null when it runs without.</summary>
    public PipelineDagNames? Dags { get; init; }

    /// <summary>The folder of the embedded broker and store; null when both are elsewhere.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The settings in force; the server masks the secrets in them.</summary>
    public IReadOnlyList<SettingInForce> Settings { get; init; } = [];

    /// <summary>The bytes of each topic's log on disk; null when the cluster is elsewhere, for Kafka's clients cannot ask for
    /// that.</summary>
    public Func<IReadOnlyDictionary<string, long>>? TopicBytes { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The database of users, sessions and the orchestrator's state.</summary>
    internal MongoDatabase StateDatabase => Mongo.Database(Pipeline.Load.StateDatabase);
}
