using Microsoft.Extensions.Logging;

namespace Millrace.Pipelines.Extract;

/// <summary>
/// Asks a source once a key, for its first page, and judges the records by the extractor's own rules. Delivers nothing and moves no
/// cursor. Thread-safe; the caller disposes it.
/// </summary>
public sealed class ExtractPreview : IDisposable
{
    private const int MaxReasons = 20; // a reason may name a field of the record, and there may be a field a record
    private const string OtherReasons = "(other)";

    private readonly ExtractOptions _options;
    private readonly HttpSource _source;
    private readonly RecordBuilder _records;

    /// <summary>Prepares; nothing is requested yet.</summary>
    /// <exception cref="PipelineConfigurationException">The definition or an option is out of bounds.</exception>
    public ExtractPreview(
        HttpSourceDefinition definition, ExtractOptions options, ILoggerFactory loggerFactory, TimeProvider timeProvider)
    {
        options.Validate();
        _options = options;
        _source = new HttpSource(definition, options.Http, loggerFactory, timeProvider);
        _records = new RecordBuilder(definition, loggerFactory.CreateLogger<ExtractPreview>());
    }

    /// <summary>Asks and judges.</summary>
    /// <exception cref="ExtractException">A key got no answer.</exception>
    public async Task<ExtractPreviewReport> RunAsync(CancellationToken cancellationToken)
    {
        var report = new ExtractPreviewReport();
        foreach (var key in _options.PollKeys ?? _options.Keys)
        {
            report = Judge(key, await _source.FetchAsync(key, _options.ResultsPerRequest, cancellationToken), report);
        }

        return report;
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    private ExtractPreviewReport Judge(string key, SourceAnswer answer, ExtractPreviewReport report)
    {
        var origin = new RecordOrigin(answer.ReceivedAt, "", "");
        var good = new SortedDictionary<string, long>(report.Good.ToDictionary(), StringComparer.Ordinal);
        var reasons = new SortedDictionary<string, long>(report.Refused.ToDictionary(), StringComparer.Ordinal);
        var trimmed = report.Trimmed;
        foreach (var element in answer.Records)
        {
            var built = _records.Build(answer.BytesOf(element), element.Type, key, origin);
            if (built.Violation is { } violation)
            {
                var reason = reasons.ContainsKey(violation) || reasons.Count < MaxReasons ? violation : OtherReasons;
                reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
                continue;
            }

            good[key] = good.GetValueOrDefault(key) + 1;
            trimmed += built.Discarded is null ? 0 : 1;
        }

        return new ExtractPreviewReport { Good = good, Refused = reasons, Trimmed = trimmed };
    }
}
