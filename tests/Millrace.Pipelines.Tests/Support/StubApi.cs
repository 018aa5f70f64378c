using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Millrace.Pipelines.Tests.Support;

/// <summary>A server on a free port of loopback that answers each request as the test says, by its number (from 1).</summary>
internal sealed class StubApi : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _requests;

    private StubApi(WebApplication app) => _app = app;

    public Uri BaseAddress { get; private set; } = null!;

    public int Requests => Volatile.Read(ref _requests);

    public ConcurrentQueue<string> Queries { get; } = [];

    public static async Task<StubApi> StartAsync(Func<int, HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var api = new StubApi(builder.Build());
        api._app.Run(context =>
        {
            api.Queries.Enqueue(context.Request.QueryString.Value!);
            return answer(Interlocked.Increment(ref api._requests), context);
        });
        await api._app.StartAsync();
        api.BaseAddress = new Uri(api._app.Urls.Single() + "/api/");
        return api;
    }

    public static Task Json(HttpContext context, string json) => Text(context, 200, "application/json", json);

    public static async Task Text(HttpContext context, int status, string type, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.WriteAsync(body);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
