using System.Security.Cryptography;
using System.Text;
using Millrace.Server.Hosting;

namespace Millrace.Server.Analyses;

/// <summary>
/// Answers of analyses: as JSON with a tag made of the views' position, so that who has the newest gets 304 before anything is asked;
/// or as a file, by <c>?format=csv|json</c> or <c>Accept: text/csv</c>.
/// </summary>
internal static class AnalysisResult
{
    /// <summary>The answer, or 304.</summary>
    /// <param name="context">The request.</param>
    /// <param name="reader">Where the position comes from.</param>
    /// <param name="detail">What else the answer depends on, such as the minute; empty for nothing.</param>
    /// <param name="answer">Makes the answer.</param>
    public static async Task<IResult> TaggedAsync<T>(
        HttpContext context, AnalysisReader reader, string detail, Func<ViewPosition, Task<T>> answer)
    {
        // The position is read first: what lands meanwhile moves it on, and the page asks again.
        var position = await reader.PositionAsync();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{position.Version} {detail}"));
        var tag = $"W/\"v{Convert.ToHexStringLower(hash.AsSpan(0, 10))}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        if (context.Request.Headers.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        try
        {
            return Results.Json(await answer(position), ApiJson.Options);
        }
        catch
        {
            context.Response.Headers.ETag = default;
            throw;
        }
    }

    /// <summary>The format of the file that is wanted; null when none is.</summary>
    public static ExportFormat? FormatOf(HttpRequest request, string? format)
    {
        if (string.IsNullOrEmpty(format))
        {
            return Exports.WantsCsv(request) ? ExportFormat.Csv : null;
        }

        return format.ToLowerInvariant() switch
        {
            "csv" => ExportFormat.Csv,
            "json" => ExportFormat.Json,
            _ => throw ApiException.Invalid("format", $"'{format}' is no format of files; choose csv or json."),
        };
    }
}
