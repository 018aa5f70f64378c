using Millrace.Server.Security;

namespace Millrace.Server.Hosting;

/// <summary>The one page of the user interface, whose place for a nonce is filled anew each time. Thread-safe.</summary>
internal sealed class UiPage(string file)
{
    private const string Place = "__CSP_NONCE__";

    private (DateTime Written, string Text)? _read;

    public Task SendAsync(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-cache";
        var page = Read().Replace(Place, StyleNonce.Make(context), StringComparison.Ordinal);
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.WriteAsync(page, context.RequestAborted);
    }

    private string Read()
    {
        var written = File.GetLastWriteTimeUtc(file);
        if (_read is { } read && read.Written == written)
        {
            return read.Text;
        }

        var text = File.ReadAllText(file);
        _read = (written, text);
        return text;
    }
}
