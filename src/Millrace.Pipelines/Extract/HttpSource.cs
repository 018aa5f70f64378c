using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Millrace.Pipelines.Extract;

/// <summary>
/// Asks a source for records: one GET at a time and key, with a time and size limit, repeated with exponential backoff and jitter on
/// network errors, 429, 5xx and broken answers, honouring Retry-After. Thread-safe.
/// </summary>
public sealed class HttpSource : IDisposable
{
    private static readonly ResiliencePropertyKey<string> UrlKey = new("url");
    private readonly HttpSourceDefinition _definition;
    private readonly HttpSourceOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly AnswerReader _answers;
    private readonly HttpClient _client;
    private readonly ResiliencePipeline _pipeline;
    private long _retries;

    /// <summary>Prepares the client; nothing is sent yet.</summary>
    /// <exception cref="PipelineConfigurationException">The definition or an option is out of bounds.</exception>
    public HttpSource(HttpSourceDefinition definition, HttpSourceOptions options, ILoggerFactory loggerFactory, TimeProvider timeProvider)
    {
        definition.Validate();
        options.Validate();
        _definition = definition;
        _options = options;
        _timeProvider = timeProvider;
        _logger = loggerFactory.CreateLogger<HttpSource>();
        _answers = new AnswerReader(definition);
        _client = CreateClient();
        _pipeline = CreatePipeline();
    }

    /// <summary>Attempts repeated so far.</summary>
    public long Retries => Volatile.Read(ref _retries);

    /// <summary>Asks once, without a retry, whether the source answers as its definition says.</summary>
    /// <param name="key">The partition key to ask for.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The number of records in the answer.</returns>
    /// <exception cref="ExtractException">It does not; the message says why.</exception>
    public async Task<int> ProbeAsync(string key, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_options.RequestTimeout, _timeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var url = UrlFor(key, 1);
        try
        {
            return (await GetAsync(url, linked.Token)).Records.Count;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw TimedOut(url.ToString(), null);
        }
    }

    /// <summary>Fetches records, with retries.</summary>
    internal async Task<SourceAnswer> FetchAsync(string key, int count, CancellationToken cancellationToken)
    {
        var url = UrlFor(key, count);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(UrlKey, url.ToString());
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (context, state) => await state.Source.GetAsync(state.Url, context.CancellationToken),
                context,
                (Source: this, Url: url));
        }
        catch (TimeoutRejectedException timeout)
        {
            throw TimedOut(url.ToString(), timeout);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _client.Dispose();

    internal Uri UrlFor(string key, int count)
    {
        var builder = new UriBuilder(_definition.BaseAddress);
        var query = new List<string>();
        if (builder.Query.Length > 1)
        {
            query.Add(builder.Query[1..]);
        }

        query.AddRange(_definition.Query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        if (_definition.CountParameter is { } countParameter)
        {
            query.Add($"{Uri.EscapeDataString(countParameter)}={count}");
        }

        if (_definition.KeyParameter is { } keyParameter)
        {
            query.Add($"{Uri.EscapeDataString(keyParameter)}={Uri.EscapeDataString(key)}");
        }

        builder.Query = string.Join('&', query);
        return builder.Uri;
    }

    private HttpClient CreateClient()
    {
        var handler = new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5), // follow DNS changes
            ConnectTimeout = _options.RequestTimeout,
            MaxAutomaticRedirections = 5,
            UseProxy = !_definition.BaseAddress.IsLoopback, // a proxy of the environment cannot reach this machine's own loopback
        };
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan }; // the pipeline's timeout covers the body too
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Millrace", "0.1"));
        return client;
    }

    private ResiliencePipeline CreatePipeline()
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = _timeProvider };
        if (_options.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = args => ValueTask.FromResult(
                    args.Outcome.Exception is ExtractException { IsTransient: true } or TimeoutRejectedException),
                MaxRetryAttempts = _options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = _options.RetryBaseDelay,
                MaxDelay = _options.RetryMaxDelay,
                DelayGenerator = args => ValueTask.FromResult((args.Outcome.Exception as ExtractException)?.RetryAfter),
                OnRetry = OnRetry,
            });
        }

        return builder.AddTimeout(_options.RequestTimeout).Build();
    }

    private ValueTask OnRetry(OnRetryArguments<object> args)
    {
        Interlocked.Increment(ref _retries);
        PipelineMetrics.ExtractRetries.Add(1);
        args.Context.Properties.TryGetValue(UrlKey, out var url);
        var reason = args.Outcome.Exception is ExtractException known ? known.Message : TimedOut(url!, null).Message;
        _logger.ExtractRetry(reason, args.AttemptNumber + 1, _options.MaxRetries, args.RetryDelay);
        return ValueTask.CompletedTask;
    }

    private async Task<SourceAnswer> GetAsync(Uri url, CancellationToken cancellationToken)
    {
        var started = _timeProvider.GetTimestamp();
        byte[] body;
        try
        {
            using var response = await _client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            CheckStatus(response, url);
            body = await ReadBodyAsync(response, url, cancellationToken);
        }
        catch (HttpRequestException failure)
        {
            throw Unreachable(url, failure);
        }
        catch (IOException failure)
        {
            throw new ExtractException($"{url} broke the connection before the answer was complete.", failure) { IsTransient = true };
        }
        catch (InvalidDataException failure)
        {
            throw new ExtractException($"{url} answered with a body that cannot be decompressed.", failure) { IsTransient = true };
        }

        var records = _answers.Read(WithoutByteOrderMark(ref body), url.ToString());
        return new SourceAnswer(body, records, _timeProvider.GetUtcNow(), _timeProvider.GetElapsedTime(started));
    }

    private static ReadOnlySpan<byte> WithoutByteOrderMark(ref byte[] body)
    {
        if (body.AsSpan().StartsWith("\uFEFF"u8))
        {
            body = body[3..];
        }

        return body;
    }

    private void CheckStatus(HttpResponseMessage response, Uri url)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        var status = (int)response.StatusCode;
        var retryAfter = RetryAfter(response.Headers.RetryAfter);
        var tooLong = retryAfter > _options.RetryMaxDelay;
        var advice = status switch
        {
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

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        var delay = header?.Delta ?? (header?.Date - _timeProvider.GetUtcNow());
        return delay is { } value ? value < TimeSpan.Zero ? TimeSpan.Zero : value : null;
    }

    private async Task<byte[]> ReadBodyAsync(HttpResponseMessage response, Uri url, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream((int)Math.Clamp(response.Content.Headers.ContentLength ?? 0, 4096, 1024 * 1024));
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + read > _options.MaxResponseBytes)
            {
                throw new ExtractException(
                    $"{url} answered with more than {_options.MaxResponseBytes} bytes; ask for fewer records or raise the limit.");
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    private ExtractException TimedOut(string url, Exception? inner) =>
        new($"{url} did not answer within {_options.RequestTimeout.TotalSeconds:0.###} s.", inner) { IsTransient = true };

    private static ExtractException Unreachable(Uri url, HttpRequestException failure)
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

    private static string SocketReason(SocketException socket) => socket.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "the connection was refused; nothing listens there",
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => "the host name is unknown",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable => "there is no route to it",
        SocketError.ConnectionReset => "the connection was reset",
        _ => socket.Message.TrimEnd('.'),
    };
}
