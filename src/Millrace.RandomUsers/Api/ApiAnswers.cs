using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace Millrace.RandomUsers.Api;

/// <summary>Answers requests: limit, faults, then users in the format asked for. Thread-safe.</summary>
internal sealed class ApiAnswers : IDisposable
{
    private const string JsonType = "application/json; charset=utf-8";
    private const string HtmlPage = "<!DOCTYPE html><html><head><title>500</title></head><body><h1>Something went wrong</h1></body></html>";

    private readonly RandomUserApiOptions _options;
    private readonly ApiFaultDraw _faults;
    private readonly FixedWindowRateLimiter? _limiter;

    public ApiAnswers(RandomUserApiOptions options)
    {
        _options = options;
        _faults = new ApiFaultDraw(options.Faults);
        if (options.RequestsPerMinute > 0)
        {
            _limiter = new FixedWindowRateLimiter(new FixedWindowRateLimiterOptions
            {
                PermitLimit = options.RequestsPerMinute,
                Window = TimeSpan.FromMinutes(1),
                QueueLimit = 0,
            });
        }
    }

    public async Task AnswerAsync(HttpContext context)
    {
        var aborted = context.RequestAborted;
        if (_options.Delay > TimeSpan.Zero)
            await Task.Delay(_options.Delay, _options.TimeProvider, aborted);
        using var lease = _limiter?.AttemptAcquire();
        if (lease is { IsAcquired: false })
        {
            var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : TimeSpan.FromMinutes(1);
            await RefuseAsync(context.Response, wait);
            return;
        }

        switch (_faults.Next())
        {
            case ApiFault.TooManyRequests:
                await RefuseAsync(context.Response, _options.RetryAfter);
                break;
            case ApiFault.ServerError:
                await WriteTextAsync(context.Response, StatusCodes.Status500InternalServerError, "text/html; charset=utf-8", HtmlPage);
                break;
            case ApiFault.NotJson:
                await WriteTextAsync(context.Response, StatusCodes.Status200OK, "text/html; charset=utf-8", HtmlPage);
                break;
            case ApiFault.Unavailable:
                await WriteErrorAsync(context.Response, StatusCodes.Status503ServiceUnavailable, "The service is down for maintenance.");
                break;
            case ApiFault.ErrorBody:
                await WriteErrorAsync(context.Response, StatusCodes.Status200OK, "Something has gone wrong: try again in a minute.");
                break;
            case ApiFault.Disconnect:
                context.Abort();
                break;
            case ApiFault.TruncatedJson:
                await WriteTruncatedAsync(context, aborted);
                break;
            case ApiFault.WrongTypes:
                await WriteUsersAsync(context, UserJson.WriteBroken, aborted);
                break;
            default:
                await WriteUsersAsync(context, first: null, aborted);
                break;
        }
    }

    public static async Task WriteErrorAsync(HttpResponse response, int status, string sentence)
    {
        var buffer = new ArrayBufferWriter<byte>();
        await using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("error"u8, sentence);
            json.WriteEndObject();
        }

        await WriteTextAsync(response, status, JsonType, Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    public void Dispose() => _limiter?.Dispose();

    private async Task WriteUsersAsync(HttpContext context, Action<Utf8JsonWriter>? first, CancellationToken aborted)
    {
        var query = ApiQuery.Parse(context.Request.Query, out var unsupportedFormat);
        if (unsupportedFormat is not null)
        {
            await WriteErrorAsync(
                context.Response,
                StatusCodes.Status400BadRequest,
                $"The built-in API does not write {unsupportedFormat}: use json, pretty or csv.");
            return;
        }

        var now = _options.TimeProvider.GetUtcNow();
        if (query.Format == AnswerFormat.Csv)
        {
            context.Response.ContentType = "text/csv; charset=utf-8";
            await UsersAnswer.WriteCsvAsync(context.Response.BodyWriter, query, now, aborted);
        }
        else
        {
            context.Response.ContentType = JsonType;
            await UsersAnswer.WriteJsonAsync(context.Response.BodyWriter, query, now, first, aborted);
        }
    }

    private async Task WriteTruncatedAsync(HttpContext context, CancellationToken aborted)
    {
        var query = ApiQuery.Parse(context.Request.Query, out _);
        using var whole = new MemoryStream();
        var pipe = PipeWriter.Create(whole, new StreamPipeWriterOptions(leaveOpen: true));
        await UsersAnswer.WriteJsonAsync(pipe, query, _options.TimeProvider.GetUtcNow(), first: null, aborted);
        context.Response.ContentType = JsonType;
        await context.Response.Body.WriteAsync(whole.GetBuffer().AsMemory(0, (int)whole.Length / 2), aborted);
    }

    private static Task RefuseAsync(HttpResponse response, TimeSpan retryAfter)
    {
        response.Headers.RetryAfter = Math.Ceiling(retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return WriteErrorAsync(
            response, StatusCodes.Status429TooManyRequests, "Too many requests: wait a little, then try again.");
    }

    private static Task WriteTextAsync(HttpResponse response, int status, string type, string text)
    {
        response.StatusCode = status;
        response.ContentType = type;
        return response.WriteAsync(text, response.HttpContext.RequestAborted);
    }
}
