using System.Text.RegularExpressions;
using Millrace.Cli.Commands;
using Millrace.Cli.Settings;
using Millrace.Server;
using Millrace.Server.Security;

namespace Millrace.Cli.Hosting;

/// <summary>The web server of a process that runs DAGs.</summary>
internal static partial class WebHost
{
    /// <summary>Where and how it answers; null when the settings say that there is none.</summary>
    /// <exception cref="WebServerException">Its certificate cannot be read.</exception>
    public static WebServerOptions? OptionsOf(CommandContext context) =>
        context.Get(KnownSettings.Http).EndPoint is { } address
            ? new WebServerOptions
            {
                Host = address.Address,
                Port = address.Port,
                RequireLogin = context.Has(KnownSettings.RequireLogin),
                Certificate = CertificateOf(context),
                UserCommand = UserCommandOf(context),
                UiDirectory = context.Find(KnownSettings.Ui) ?? Path.Combine(AppContext.BaseDirectory, "ui"),
            }
            : null;

    /// <summary>Starts it; null without options.</summary>
    /// <exception cref="WebServerException">It cannot start there.</exception>
    public static async Task<WebServer?> StartAsync(
        WebServerOptions? options, CommandContext context, PipelineHost host, OrchestratorHost node, CancellationToken cancellationToken)
    {
        if (options is null)
        {
            return null;
        }

        var services = new WebServerServices
        {
            Orchestrator = node.Orchestrator,
            State = node.State,
            Mongo = host.Mongo,
            Kafka = host.Kafka,
            // The source that was chosen, not the one that was defined.
            Pipeline = host.Pipeline with { Source = node.Source.Definition },
            Analytics = host.Analytics,
            Dags = new PipelineDagNames(node.Plan.ExtractDag, node.Plan.LoadDag, node.Plan.TransformDag),
            DataDirectory = host.Servers.HasBroker || host.Servers.HasStore ? context.Get(KnownSettings.DataDir) : null,
            Settings = [.. SettingsOf(context)],
            TopicBytes = host.Servers.TopicBytes,
        };
        return await WebServer.StartAsync(options, services, context.LoggerFactory, cancellationToken);
    }

    private static ServerCertificate? CertificateOf(CommandContext context)
    {
        var (key, password) = (context.Find(KnownSettings.TlsKey), context.Find(KnownSettings.TlsPasswordFile));
        return context.Find(KnownSettings.TlsCertificate) is { } file
            ? ServerCertificate.Read(file, key, password)
            : key is null && password is null
                ? null
                : throw new WebServerException("--tls-key and --tls-password-file go with a --tls-certificate.");
    }

    /// <summary>The command that makes a user where this run keeps them.</summary>
    private static string UserCommandOf(CommandContext context)
    {
        // A URI may hold a password.
        var mongo = context.Find(KnownSettings.Mongo) is { } uri ? $" --mongo {(uri.Contains('@') ? "URI" : uri)}" : "";
        var folder = mongo.Length == 0 && KnownSettings.DataDir.IsOnCommandLine(context.Parsed)
            ? $" --data-dir {context.Get(KnownSettings.DataDir)}"
            : "";
        return $"millrace users add NAME --role admin{folder}{mongo}";
    }

    private static IEnumerable<SettingInForce> SettingsOf(CommandContext context)
    {
        foreach (var option in context.Parsed.CommandResult.Command.Options.Where(option => option.Arity.MaximumNumberOfValues == 1))
        {
            var key = string.Concat(option.Name.TrimStart('-').Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
            var given = context.Parsed.GetResult(option) is { Implicit: false } result
                ? result.Tokens is [var token] ? token.Value : "true"
                : null;
            var environment = Environment.GetEnvironmentVariable($"MILLRACE__{key}");
            var configured = context.Configuration[key];
            var source = given is not null ? "command line"
                : environment is not null ? "environment" : configured is not null ? "file" : "default";
            var description = option.Description ?? "";
            var otherwise = Default().Match(description) is { Success: true } match ? match.Groups["value"].Value : "";
            yield return new SettingInForce(option.Name, given ?? configured ?? otherwise, source, description);
        }
    }

    [GeneratedRegex(@"\(default: (?<value>.*)\)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Default();
}
