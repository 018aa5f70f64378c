using Microsoft.AspNetCore.StaticFiles;

namespace Millrace.Server.Hosting;

/// <summary>
/// Serves the built user interface: assets with a hash in their name are kept for good, the page itself is asked for each time; a
/// compressed copy beside a file is sent to who takes it. Addresses of pages get the page, addresses of files that are not there 404.
/// </summary>
internal sealed class UiFiles
{
    private const string Forever = "public, max-age=31536000, immutable";

    private static readonly (string Encoding, string Ending)[] Copies = [("br", ".br"), ("gzip", ".gz")];
    private static readonly FileExtensionContentTypeProvider Types = new();

    private readonly string? _root;
    private readonly UiPage? _page;

    public UiFiles(string? directory)
    {
        if (directory is not null && Path.Combine(Path.GetFullPath(directory), "index.html") is var page && File.Exists(page))
        {
            (_root, _page) = (Path.GetFullPath(directory), new UiPage(page));
        }
    }

    public async Task ServeAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        if (_root is null)
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.CacheControl = "no-cache";
            await context.Response.WriteAsync(Missing, context.RequestAborted);
            return;
        }

        var path = context.Request.Path.Value!.TrimStart('/');
        var file = path == "index.html" ? null : FileOf(_root, path);
        if (file is null && IsPage(context.Request, path))
        {
            await _page!.SendAsync(context);
            return;
        }

        if (file is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var isForever = path.StartsWith("assets/", StringComparison.Ordinal);
        context.Response.Headers.CacheControl = isForever ? Forever : "no-cache";
        await SendAsync(context, file);
    }

    /// <summary>The file of an address; what lies outside the folder, by way of "..", is not there.</summary>
    private static string? FileOf(string root, string path)
    {
        if (path.Length == 0 || path.Contains('\0'))
        {
            return null;
        }

        var file = Path.GetFullPath(Path.Combine(root, path));
        return file.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(file) ? file : null;
    }

    /// <summary>Names of topics and collections have dots too, so a browser that goes there must say whether it wants a page.</summary>
    private static bool IsPage(HttpRequest request, string path) => path == "index.html"
        || !path.StartsWith("assets/", StringComparison.Ordinal)
        && (!Path.HasExtension(path) || request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase));

    private static async Task SendAsync(HttpContext context, string file)
    {
        var type = Types.TryGetContentType(file, out var known) ? known : "application/octet-stream";
        var isText = type.StartsWith("text/", StringComparison.Ordinal) || type is "application/json" or "image/svg+xml";
        context.Response.Headers.Vary = "Accept-Encoding";
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        foreach (var (encoding, ending) in Copies)
        {
            if (accepted.Contains(encoding, StringComparison.OrdinalIgnoreCase) && File.Exists(file + ending))
            {
                context.Response.Headers.ContentEncoding = encoding;
                file += ending;
                break;
            }
        }

        var info = new FileInfo(file);
        var result = Results.File(
            file,
            isText ? $"{type}; charset=utf-8" : type,
            lastModified: new DateTimeOffset(info.LastWriteTimeUtc),
            entityTag: new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{info.LastWriteTimeUtc.Ticks:x}-{info.Length:x}\""));
        await result.ExecuteAsync(context);
    }

    private const string Missing = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Millrace</title></head>
        <body>
        <h1>Millrace</h1>
        <p>The server runs; its pages are not built yet. Build them once with Node 20:</p>
        <pre>cd ui &amp;&amp; npm ci &amp;&amp; npm run build</pre>
        <p>The API needs no build: <a href="/openapi/millrace.json">/api/millrace/v1</a> and
        <a href="/openapi/airflow.json">/api/v2</a>, compatible with Apache Airflow.</p>
        </body>
        </html>
        """;
}
