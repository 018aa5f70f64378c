using Microsoft.Extensions.Logging;
using Millrace.Pipelines.Extract;
using Millrace.Pipelines.Load;
using Millrace.Pipelines.Transform;

namespace Millrace.RandomUsers.Dags;

/// <summary>
/// What the tasks of a pipeline's DAGs work with: stages, connected to the servers of this process. A process that only looks at the DAGs
/// has none (<see cref="NoStages"/>). Thread-safe.
/// </summary>
public interface IPipelineStages
{
    /// <summary>What the tasks of this process have done so far.</summary>
    PipelineActivity Activity { get; }

    /// <summary>Where the process logs.</summary>
    ILoggerFactory LoggerFactory { get; }

    /// <summary>An extractor for one try of a task, which disposes it.</summary>
    Task<Extractor> CreateExtractorAsync(ExtractOptions options, ILoggerFactory loggerFactory, CancellationToken cancellationToken);

    /// <summary>A loader for one try of a task.</summary>
    Loader CreateLoader(ILoggerFactory loggerFactory);

    /// <summary>A runner of all transforms for one try of a task.</summary>
    TransformRunner CreateTransforms(ILoggerFactory loggerFactory);
}
