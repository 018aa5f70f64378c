using Microsoft.Extensions.Logging;
using Millrace.Pipelines.Extract;
using Millrace.Pipelines.Load;
using Millrace.Pipelines.Stream;
using Millrace.Pipelines.Transform;
using Millrace.RandomUsers.Dags;

namespace Millrace.Cli.Hosting;

/// <summary>The stages of the DAGs' tasks on the servers of this run. The source is opened and the producer connected when the first
/// task needs them, or beforehand with <see cref="OpenAsync"/>, and shared by all. Thread-safe; dispose it after the orchestrator and
/// before the host.</summary>
internal sealed class HostedStages(PipelineHost host, int batchSize, ILoggerFactory loggerFactory) : IPipelineStages, IAsyncDisposable
{
    private readonly SemaphoreSlim _opening = new(1);
    private OpenSource? _source;
    private RecordProducer? _producer;

    /// <inheritdoc/>
    public PipelineActivity Activity { get; } = new();

    /// <inheritdoc/>
    public ILoggerFactory LoggerFactory => loggerFactory;

    /// <summary>Opens the source and connects the producer, so that what is wrong with them is seen at once.</summary>
    public async Task<OpenSource> OpenAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken);
        try
        {
            _source ??= await host.OpenSourceAsync(cancellationToken);
            _producer ??= await host.StartProducerAsync(cancellationToken);
            return _source;
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<Extractor> CreateExtractorAsync(
        ExtractOptions options, ILoggerFactory taskLoggers, CancellationToken cancellationToken)
    {
        var source = await OpenAsync(cancellationToken);
        return host.CreateExtractor(source, _producer!, options, taskLoggers);
    }

    /// <inheritdoc/>
    public Loader CreateLoader(ILoggerFactory taskLoggers) => host.CreateLoader(batchSize, taskLoggers);

    /// <inheritdoc/>
    public TransformRunner CreateTransforms(ILoggerFactory taskLoggers) => host.CreateTransforms(taskLoggers);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_producer is not null)
        {
            await _producer.DisposeAsync();
        }

        if (_source is not null)
        {
            await _source.DisposeAsync();
        }

        _opening.Dispose();
    }
}
