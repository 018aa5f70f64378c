using System.Text.RegularExpressions;
using Millrace.Cli.Commands;
using Millrace.Cli.Settings;
using Millrace.Server;

namespace Millrace.Cli.Hosting;

/// <summary>The web server of a process that runs DAGs.</summary>
internal static partial class WebHost
{
    /// <summary>Starts it where the settings say; null when they say none.</summary>
    /// <exception cref="WebServerException">It cannot start there.</exception>
    public static async Task<WebServer?> StartAsync(
        CommandContext context, PipelineHost host, OrchestratorHost node, CancellationToken cancellationToken)
    {
        if (context.Get(KnownSettings.Http).EndPoint is not { } address)
        {
            return null;
        }

        var options = new WebServerOptions
        {
            Host = address.Address,
            Port = address.Port,
            UiDirectory = context.Find(KnownSettings.Ui) ?? Path.Combine(AppContext.BaseDirectory, "ui"),
        };
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

    private static IEnumerable<SettingInForce> SettingsOf(CommandContext context)
    {
        foreach (var option in context.Parsed.CommandResult.Command.Options.Where(option => option.Arity.MaximumNumberOfValues == 1))
        {
            var key = string.Concat(option.Name.TrimStart('-').Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
            var given = context.Parsed.GetResult(option)?.Tokens is [var token] ? token.Value : null;
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
