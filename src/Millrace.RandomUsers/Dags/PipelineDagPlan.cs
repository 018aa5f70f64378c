using Millrace.Orchestration.Scheduling;
using Millrace.Pipelines.Definition;

namespace Millrace.RandomUsers.Dags;

/// <summary>How the work of a pipeline is cut into DAGs and tasks, and what they are called. Immutable.</summary>
public sealed record PipelineDagPlan
{
    /// <summary>When extractions begin unless said otherwise: every ten minutes.</summary>
    public const string DefaultCron = "*/10 * * * *";

    /// <summary>The DAG that extracts.</summary>
    public required string ExtractDag { get; init; }

    /// <summary>Its tasks, each with the keys it polls.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Producers { get; init; }

    /// <summary>The DAG that loads.</summary>
    public required string LoadDag { get; init; }

    /// <summary>Its tasks, which share the partitions among them.</summary>
    public required IReadOnlyList<string> Consumers { get; init; }

    /// <summary>The DAG that transforms.</summary>
    public required string TransformDag { get; init; }

    /// <summary>When extractions begin.</summary>
    public Schedule Schedule { get; init; } = Schedule.Cron(DefaultCron);

    /// <summary>The reference pipeline: a producer and a consumer for each nationality.</summary>
    public static PipelineDagPlan OfUsers(IReadOnlyList<string> nationalities) => new()
    {
        ExtractDag = "random_people_names",
        Producers = nationalities.ToDictionary(
            code => $"producer_random_users_national_{code}", IReadOnlyList<string> (code) => [code], StringComparer.Ordinal),
        LoadDag = "consumer_users",
        Consumers = [.. nationalities.Select(code => $"consumer_random_users_national_{code}")],
        TransformDag = "transform_users",
    };

    /// <summary>Any other pipeline, named after its topic. One task polls all keys, so that the source's rate limit holds for all of
    /// them together.</summary>
    public static PipelineDagPlan Of(Pipeline pipeline)
    {
        var name = pipeline.Stream.Topic.Name;
        return new PipelineDagPlan
        {
            ExtractDag = $"extract_{name}",
            Producers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["extract"] = pipeline.Extract.Keys },
            LoadDag = $"load_{name}",
            Consumers = ["load"],
            TransformDag = $"transform_{name}",
        };
    }
}
