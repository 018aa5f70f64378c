using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Millrace.EndToEnd.Tests.Running;

/// <summary>An HTTP server on loopback that answers as a test says: the scripted answers first, then the last of them for ever.</summary>
internal sealed class ScriptedApi : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Answer> _script;
    private volatile int _requests;

    private ScriptedApi(WebApplication app, IEnumerable<Answer> script)
    {
        _app = app;
        _script = new ConcurrentQueue<Answer>(script);
    }

    /// <summary>The address for <c>--source</c>.</summary>
    public string Address => $"{_app.Urls.Single()}/api/";

    /// <summary>Requests answered so far.</summary>
    public int Requests => _requests;

    public static async Task<ScriptedApi> StartAsync(params Answer[] script)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var api = new ScriptedApi(app, script);
        app.MapGet("/api", api.AnswerAsync);
        await app.StartAsync();
        return api;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        if (_script.Count == 1 || !_script.TryDequeue(out var answer))
        {
            _script.TryPeek(out answer);
        }

        context.Response.StatusCode = answer!.Status;
        context.Response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(answer.BodyFor(context.Request.Query["nat"].ToString()));
    }

    /// <summary>One answer; the body may depend on the nationality asked for.</summary>
    internal sealed record Answer(
        int Status, string ContentType, Func<string, string> BodyFor, params (string Name, string Value)[] Headers)
    {
        public static Answer Json(Func<string, string> body) => new(200, "application/json", body);
    }
}
