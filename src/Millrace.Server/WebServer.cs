using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Millrace.Mongo;
using Millrace.Orchestration.State;
using Millrace.Server.Administration;
using Millrace.Server.Airflow;
using Millrace.Server.Hosting;
using Millrace.Server.Live;
using Millrace.Server.Metrics;
using Millrace.Server.Pages;
using Millrace.Server.Security;

namespace Millrace.Server;

/// <summary>
/// The web server: Airflow's REST API v2, Millrace's own API, live events and the user interface, on one port. Disposing it ends open
/// answers and stops it; what it was given stays the caller's.
/// </summary>
public sealed class WebServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private WebServer(WebApplication application, Uri address, WebServerOptions options)
    {
        _application = application;
        Address = address;
        NeedsLogin = options.NeedsLogin;
        IsExposed = options.Certificate is null && !IPAddress.IsLoopback(options.Host);
    }

    /// <summary>Where it answers.</summary>
    public Uri Address { get; }

    /// <summary>Whether callers must log in.</summary>
    public bool NeedsLogin { get; }

    /// <summary>Whether it speaks unencrypted HTTP to other machines.</summary>
    public bool IsExposed { get; }

    /// <summary>What it answers, for tests that walk all of it.</summary>
    internal IReadOnlyList<Endpoint> Endpoints =>
        [.. ((IEndpointRouteBuilder)_application).DataSources.SelectMany(source => source.Endpoints)];

    /// <summary>Starts.</summary>
    /// <param name="options">Where it answers.</param>
    /// <param name="services">What it shows.</param>
    /// <param name="loggerFactory">Where its messages go.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="WebServerException">The port is taken, or a login is demanded and there are no users.</exception>
    public static async Task<WebServer> StartAsync(
        WebServerOptions options, WebServerServices services, ILoggerFactory loggerFactory, CancellationToken cancellationToken)
    {
        await RequireUsersAsync(options, services.StateDatabase, cancellationToken);
        var rules = new AccessRules(IPAddress.IsLoopback(options.Host), options.NeedsLogin);
        var application = Build(options, services, new UserStore(services.StateDatabase, services.Time), rules, loggerFactory);
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            await application.DisposeAsync();
            throw new WebServerException(
                $"The web server cannot listen on {options.Host}:{options.Port}: {failure.Message.TrimEnd('.')}. "
                + "Choose another address with --http, or none with --http none.");
        }

        return new WebServer(application, new Uri(application.Urls.First()), options);
    }

    /// <summary>Refuses what would answer to anyone, before anything is started.</summary>
    /// <param name="options">Where the server will answer.</param>
    /// <param name="state">The database that has the users.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="WebServerException">A login is demanded and there are no users.</exception>
    public static async Task RequireUsersAsync(WebServerOptions options, MongoDatabase state, CancellationToken cancellationToken)
    {
        if (options.NeedsLogin && (await new UserStore(state, TimeProvider.System).ListAsync(cancellationToken)).Count == 0)
        {
            throw new WebServerException(
                $"The web server demands a login on {options.Host}, and there are no users: make one first with "
                + $"'{options.UserCommand}'{(options.RequireLogin ? "" : ", or keep it on 127.0.0.1")}.");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private static WebApplication Build(
        WebServerOptions options, WebServerServices services, UserStore users, AccessRules rules, ILoggerFactory loggerFactory)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "Millrace.Server" });
        builder.Configuration.Sources.Clear();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxBodyBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
            kestrel.Limits.MaxConcurrentConnections = 1000;
            kestrel.Listen(options.Host, options.Port, listen => Secure(listen, options.Certificate));
        });
        var container = builder.Services;
        container.AddSingleton(loggerFactory);
        container.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        container.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        container.ConfigureHttpJsonOptions(json => ApiJson.Apply(json.SerializerOptions));
        container.AddResponseCompression(compression =>
        {
            // Cookies and secrets are not in answers together with what others wrote, and events are not compressed.
            compression.EnableForHttps = false;
            compression.MimeTypes = ["application/json", "application/problem+json", "text/csv", "application/x-ndjson"];
            compression.Providers.Add<GzipCompressionProvider>();
        });
        if (options.DescribesItself)
        {
            ApiDocuments.Add(container);
        }

        // Whoever made the settings, no secret in them leaves this point.
        services = services with
        {
            Settings = [.. services.Settings.Select(setting => setting with { Value = SecretMask.Of(setting.Name, setting.Value) })],
        };
        container.AddSingleton(options).AddSingleton(services).AddSingleton(services.Time).AddSingleton(rules);
        container.AddSingleton(users);
        container.AddSingleton(provider => new SessionStore(services.StateDatabase, users, services.Time, options.SessionLifetime));
        container.AddSingleton<LoginLimiter>().AddSingleton<LoginCheck>().AddSingleton<AuditLog>().AddSingleton<TimedCache>();
        container.AddSingleton<StreamLimit>();
        AddOrchestration(container, services);
        PageServices.Add(container, services);
        var application = builder.Build();
        Use(application, options);
        return application;
    }

    private static void Secure(ListenOptions listen, ServerCertificate? certificate)
    {
        listen.Protocols = certificate is null ? HttpProtocols.Http1 : HttpProtocols.Http1AndHttp2;
        if (certificate is not null)
        {
            listen.UseHttps(https =>
            {
                https.ServerCertificate = certificate.Certificate;
                https.ServerCertificateChain = certificate.Chain;
            });
        }
    }

    private static void AddOrchestration(IServiceCollection container, WebServerServices services)
    {
        container.AddSingleton(services.Orchestrator.Client).AddSingleton(services.Orchestrator.Logs).AddSingleton<RunReader>();
        container.AddSingleton(services.State).AddSingleton<ProcessReader>();
        container.AddSingleton(new XComTable(services.State)).AddSingleton(new VariableTable(services.State));
        container.AddSingleton(new PoolTable(services.State)).AddSingleton(new AuditTable(services.State));
        container.AddSingleton(new DatasetTable(services.State));
    }

    private static void Use(WebApplication application, WebServerOptions options)
    {
        application.UseMiddleware<SecurityHeaders>();
        application.UseMiddleware<ErrorResponses>();
        application.UseResponseCompression();
        application.UseMiddleware<WeakTags>();
        application.UseRouting();
        application.UseMiddleware<AccessGuard>();
        LoginEndpoints.Map(application);
        var airflow = application.MapGroup("/api/v2").WithTags("airflow");
        DagEndpoints.Map(airflow);
        RunEndpoints.Map(airflow);
        TaskInstanceEndpoints.Map(airflow);
        LogEndpoints.Map(airflow);
        XComEndpoints.Map(airflow);
        BackfillEndpoints.Map(airflow);
        VariableEndpoints.Map(airflow);
        PoolEndpoints.Map(airflow);
        EventLogEndpoints.Map(airflow);
        MonitorEndpoints.Map(airflow);
        PageServices.Map(application.MapGroup("/api/millrace/v1").WithTags("millrace"));
        MetricEndpoints.MapText(application);
        if (options.DescribesItself)
        {
            application.MapOpenApi(ApiDocuments.Path);
        }
        else
        {
            ApiDocuments.Map(application);
        }

        var ui = new UiFiles(options.UiDirectory);
        application.Use((context, next) => context.GetEndpoint() is null && !ErrorResponses.IsApi(context.Request.Path)
            ? ui.ServeAsync(context)
            : next(context));
    }
}
