using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Millrace.Pipelines.Extract;
using Millrace.Pipelines.Load;
using Millrace.Pipelines.Transform;

namespace Millrace.RandomUsers.Dags;

/// <summary>For processes that look at DAGs, ask for runs and export them, but run no task.</summary>
public sealed class NoStages : IPipelineStages
{
    /// <inheritdoc/>
    public PipelineActivity Activity { get; } = new();

    /// <inheritdoc/>
    public ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    /// <inheritdoc/>
    public Task<Extractor> CreateExtractorAsync(
        ExtractOptions options, ILoggerFactory loggerFactory, CancellationToken cancellationToken) => throw Refusal();

    /// <inheritdoc/>
    public Loader CreateLoader(ILoggerFactory loggerFactory) => throw Refusal();

    /// <inheritdoc/>
    public TransformRunner CreateTransforms(ILoggerFactory loggerFactory) => throw Refusal();

    private static InvalidOperationException Refusal() => new("This process does not run tasks.");
}
