using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Millrace.Pipelines.Extract;

/// <summary>Makes the one sentence of what went wrong with a request, and says whether asking again may help.</summary>
internal sealed class SourceFailures(HttpSourceOptions options, TimeProvider timeProvider)
{
    /// <exception cref="ExtractException">The answer is not a success.</exception>
    public void CheckStatus(HttpResponseMessage response, Uri url)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        var status = (int)response.StatusCode;
        var retryAfter = RetryAfter(response.Headers.RetryAfter);
        var tooLong = retryAfter > options.RetryMaxDelay;
        var advice = status switch
        {
            >= 300 and < 400 => ": requests with headers of their own are not redirected; give the address it leads to",
            429 when tooLong => $": it wants no request for {retryAfter!.Value.TotalSeconds:F0} s; ask less often",
            429 => ": too many requests; ask less often",
            401 or 403 => ": it refuses access",
            404 => ": nothing is there; check the address",
            _ => "",
        };
        var reason = string.IsNullOrEmpty(response.ReasonPhrase) ? "" : " " + response.ReasonPhrase;
        throw new ExtractException($"{url} answered with status {status}{reason}{advice}.")
        {
            IsTransient = !tooLong && (status is 408 or 425 or 429 or >= 500),
            RetryAfter = retryAfter,
        };
    }

    public ExtractException TimedOut(string url, Exception? inner) =>
        new($"{url} did not answer within {options.RequestTimeout.TotalSeconds:0.###} s.", inner) { IsTransient = true };

    public ExtractException TooLong(Uri url) =>
        new($"{url} answered with more than {options.MaxResponseBytes} bytes; ask for fewer records or raise the limit.");

    public static ExtractException Unreachable(Uri url, HttpRequestException failure)
    {
        var reason = failure.InnerException is SocketException socket ? SocketReason(socket) : failure.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => "the host name is unknown",
            HttpRequestError.SecureConnectionError => "no secure connection could be made",
            HttpRequestError.ResponseEnded => "the connection ended before the answer was complete",
            _ => failure.Message.TrimEnd('.'),
        };
        return new ExtractException($"{url.GetLeftPart(UriPartial.Path)} could not be reached: {reason}.", failure) { IsTransient = true };
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        var delay = header?.Delta ?? (header?.Date - timeProvider.GetUtcNow());
        return delay is { } value ? value < TimeSpan.Zero ? TimeSpan.Zero : value : null;
    }

    private static string SocketReason(SocketException socket) => socket.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "the connection was refused; nothing listens there",
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => "the host name is unknown",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable => "there is no route to it",
        SocketError.ConnectionReset => "the connection was reset",
        _ => socket.Message.TrimEnd('.'),
    };
}
