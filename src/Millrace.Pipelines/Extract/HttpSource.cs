using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;

namespace Millrace.Pipelines.Extract;

/// <summary>
/// Asks a source for pages of records: each GET has a time and a size limit and is repeated as the options say, honouring Retry-After and
/// the source's rate limit. Thread-safe.
/// </summary>
public sealed class HttpSource : IDisposable
{
    private readonly HttpSourceOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly AnswerReader _answers;
    private readonly SourceFailures _failures;
    private readonly SourceResilience _resilience;
    private readonly SourceUrls _urls;
    private readonly SourcePosition _start;
    private readonly HttpClient _client;

    /// <summary>Prepares the client; nothing is sent yet.</summary>
    /// <exception cref="PipelineConfigurationException">The definition or an option is out of bounds, or a header needs a variable of
    /// the environment that is not set.</exception>
    public HttpSource(HttpSourceDefinition definition, HttpSourceOptions options, ILoggerFactory loggerFactory, TimeProvider timeProvider)
    {
        definition.Validate();
        options.Validate();
        _options = options;
        _timeProvider = timeProvider;
        _answers = new AnswerReader(definition);
        _failures = new SourceFailures(options, timeProvider);
        _urls = new SourceUrls(definition);
        _start = SourcePosition.StartOf(definition);
        _client = CreateClient(definition, options);
        _resilience = new SourceResilience(definition, options, _failures, loggerFactory.CreateLogger<HttpSource>(), timeProvider);
    }

    /// <summary>Attempts repeated so far.</summary>
    public long Retries => _resilience.Retries;

    /// <summary>Asks once, without a retry, whether the source answers as its definition says.</summary>
    /// <param name="key">The partition key to ask for.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The number of records in the answer.</returns>
    /// <exception cref="ExtractException">It does not; the message says why.</exception>
    public async Task<int> ProbeAsync(string key, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_options.RequestTimeout, _timeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var url = _urls.For(key, 1, _start);
        try
        {
            return (await GetAsync(url, linked.Token)).Records.Count;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw _failures.TimedOut(url.ToString(), null);
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        _resilience.Dispose();
        _client.Dispose();
    }

    /// <summary>Fetches the first page, with retries.</summary>
    internal Task<SourceAnswer> FetchAsync(string key, int count, CancellationToken cancellationToken) =>
        FetchAsync(key, count, _start, cancellationToken);

    /// <summary>Fetches the page at a position, with retries.</summary>
    internal Task<SourceAnswer> FetchAsync(string key, int count, SourcePosition position, CancellationToken cancellationToken) =>
        _resilience.ExecuteAsync(_urls.For(key, count, position), GetAsync, cancellationToken);

    private static HttpClient CreateClient(HttpSourceDefinition definition, HttpSourceOptions options)
    {
        var headers = SourceHeaders.Resolve(definition);
        var handler = new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5), // follow DNS changes
            ConnectTimeout = options.RequestTimeout,
            AllowAutoRedirect = headers.Count == 0, // a redirection may lead to another host, which must not see them
            MaxAutomaticRedirections = 5,
            UseProxy = !definition.BaseAddress.IsLoopback, // a proxy of the environment cannot reach this machine's own loopback
            UseCookies = false,
        };
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan }; // the attempt's time limit covers the body too
        foreach (var (name, value) in headers)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }

        if (!headers.ContainsKey("Accept"))
        {
            client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        }

        if (!headers.ContainsKey("User-Agent"))
        {
            client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Millrace", "0.1"));
        }

        return client;
    }

    private async Task<SourceAnswer> GetAsync(Uri url, CancellationToken cancellationToken)
    {
        var started = _timeProvider.GetTimestamp();
        byte[] body;
        string? nextLink;
        try
        {
            using var response = await _client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            _failures.CheckStatus(response, url);
            nextLink = response.Headers.TryGetValues("Link", out var links) ? LinkHeader.FindNext(links) : null;
            body = await ReadBodyAsync(response, url, cancellationToken);
        }
        catch (HttpRequestException failure)
        {
            throw SourceFailures.Unreachable(url, failure);
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
        return new SourceAnswer(body, records)
        {
            Url = url,
            NextLink = nextLink,
            ReceivedAt = _timeProvider.GetUtcNow(),
            Latency = _timeProvider.GetElapsedTime(started),
        };
    }

    private static ReadOnlySpan<byte> WithoutByteOrderMark(ref byte[] body)
    {
        if (body.AsSpan().StartsWith("\uFEFF"u8))
        {
            body = body[3..];
        }

        return body;
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
                throw _failures.TooLong(url);
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }
}
