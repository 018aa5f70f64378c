using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Millrace.RandomUsers.Api;

/// <summary>
/// The Random User API, version 1.4, on this machine: the contract of https://randomuser.me/api/ with fake data from Bogus. Listens on
/// loopback only. Thread-safe; stops when disposed.
/// </summary>
public sealed class RandomUserApi : IAsyncDisposable
{
    internal const string Version = "1.4";

    private readonly WebApplication _app;

    private RandomUserApi(WebApplication app, Uri baseAddress)
    {
        _app = app;
        BaseAddress = baseAddress;
    }

    /// <summary>Where it answers, e.g. <c>http://127.0.0.1:8090/api/</c>.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Starts listening.</summary>
    /// <exception cref="RandomUserApiException">The options are wrong, or the port is taken.</exception>
    public static async Task<RandomUserApi> StartAsync(
        RandomUserApiOptions options, ILoggerFactory loggerFactory, CancellationToken cancellationToken)
    {
        options.Validate();
        var app = Build(options, loggerFactory);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            await app.DisposeAsync();
            throw new RandomUserApiException(
                $"Port {options.Port} is taken by another process, so the Random User API cannot listen there; choose another port.",
                failure);
        }
        catch (Exception)
        {
            await app.DisposeAsync();
            throw;
        }

        var baseAddress = new Uri(new Uri(app.Urls.Single()), "/api/");
        loggerFactory.CreateLogger<RandomUserApi>().ApiStarted(baseAddress);
        return new RandomUserApi(app, baseAddress);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static WebApplication Build(RandomUserApiOptions options, ILoggerFactory loggerFactory)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.Sources.Clear();
        // The caller's lifetime rules: without this the host would take over Ctrl-C of the whole process.
        builder.Services.AddSingleton<IHostLifetime, CallersLifetime>();
        builder.Services.AddSingleton(loggerFactory);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        var app = builder.Build();
        var answers = new ApiAnswers(options);
        app.Lifetime.ApplicationStopped.Register(answers.Dispose);
        foreach (var path in new[] { "/api", $"/api/{Version}" })
            app.MapGet(path, answers.AnswerAsync);
        app.MapFallback(context => ApiAnswers.WriteErrorAsync(
            context.Response, StatusCodes.Status404NotFound, $"There is nothing here; the API is at /api/ (version {Version})."));
        return app;
    }
}
