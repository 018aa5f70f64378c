using System.Net;
using Millrace.Server.Security;

namespace Millrace.Server;

/// <summary>Where and how the web server answers. Immutable.</summary>
public sealed record WebServerOptions
{
    /// <summary>The address to listen on. Another than loopback demands users, and every request then a login.</summary>
    /// <value>Default 127.0.0.1.</value>
    public IPAddress Host { get; init; } = IPAddress.Loopback;

    /// <summary>The port.</summary>
    /// <value>0 to 65535; 0 takes any free one; default 8080.</value>
    public int Port { get; init; } = 8080;

    /// <summary>The folder of the built user interface; null for none.</summary>
    public string? UiDirectory { get; init; }

    /// <summary>Whether a login is demanded on loopback too.</summary>
    /// <value>Default false.</value>
    public bool RequireLogin { get; init; }

    /// <summary>The certificate to speak HTTPS with; null for HTTP. The caller disposes it after the server.</summary>
    public ServerCertificate? Certificate { get; init; }

    /// <summary>The command that makes a user here, for the sentence that refuses to start without one.</summary>
    public string UserCommand { get; init; } = "millrace users add NAME --role admin";

    /// <summary>Whether callers must log in.</summary>
    public bool NeedsLogin => RequireLogin || !IPAddress.IsLoopback(Host);

    /// <summary>How long a login lasts.</summary>
    /// <value>Default 24 hours.</value>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long one query of a database or search of a topic may take.</summary>
    /// <value>Default 5 seconds.</value>
    public TimeSpan QueryTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The most bytes that a request's body may have.</summary>
    /// <value>Default 1 MiB.</value>
    public long MaxBodyBytes { get; init; } = 1024 * 1024;

    /// <summary>Whether the OpenAPI documents are made from the endpoints, as the build's are; that costs 60 MB.</summary>
    internal bool DescribesItself { get; init; }

    /// <summary>How often the pipeline is measured for its history of an hour.</summary>
    /// <value>Default 5 seconds.</value>
    public TimeSpan SampleInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the parts of the health page are looked at; one that takes four fifths of it counts as unhealthy.</summary>
    /// <value>Default 10 seconds.</value>
    public TimeSpan HealthInterval { get; init; } = TimeSpan.FromSeconds(10);
}
