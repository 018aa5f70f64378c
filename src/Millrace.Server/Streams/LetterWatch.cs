using Millrace.Pipelines.DeadLetters;
using Millrace.Server.Live;

namespace Millrace.Server.Streams;

/// <summary>Keeps the index of dead letters fresh.</summary>
internal sealed class LetterWatch(
    DeadLetterIndex letters, WebServerServices services, WebServerOptions options, ILogger<LetterWatch> logger)
    : BackgroundLoop(options.SampleInterval, services.Time, logger)
{
    protected override Task RoundAsync(CancellationToken cancellationToken) => letters.RefreshAsync(cancellationToken);
}
