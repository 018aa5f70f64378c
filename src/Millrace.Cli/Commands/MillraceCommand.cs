using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Millrace.Cli.Hosting;
using Millrace.Cli.Settings;

namespace Millrace.Cli.Commands;

/// <summary>
/// What every command has: its settings, examples for its help, logging, and the rule that an error is one sentence and an exit code.
/// </summary>
internal abstract class MillraceCommand : Command
{
    private readonly Option<bool> _verbose = new("--verbose") { Description = "Log more, and show the stack trace of an error" };

    protected MillraceCommand(string name, string description, params ISetting[] settings)
        : base(name, description)
    {
        foreach (var setting in settings)
        {
            Add(setting.Option);
        }

        Add(KnownSettings.LogLevel.Option);
        Add(KnownSettings.LogFormat.Option);
        Add(KnownSettings.Otlp.Option);
        Add(_verbose);
        SetAction(GuardAsync);
    }

    /// <summary>Command lines that work as they stand.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>Runs the command; returns its exit code.</summary>
    /// <param name="context">Settings, logging and the console of this run.</param>
    /// <param name="cancellationToken">Cancelled by Ctrl-C and SIGTERM: the command then ends cleanly.</param>
    protected abstract Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken);

    private async Task<int> GuardAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var verbose = parsed.GetValue(_verbose);
        try
        {
            var configuration = Configuration();
            var level = verbose ? LogLevel.Debug : KnownSettings.LogLevel.Read(parsed, configuration);
            using var telemetry = Telemetry.Start(KnownSettings.Otlp.Read(parsed, configuration));
            using var loggerFactory = Logging.CreateFactory(level, KnownSettings.LogFormat.Read(parsed, configuration));
            return await RunAsync(new CommandContext(parsed, configuration, loggerFactory), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("millrace: interrupted; everything that was acknowledged is kept.");
            return CommandLine.Interrupted;
        }
        catch (Exception exception)
        {
            await Console.Error.WriteLineAsync($"millrace: {(verbose ? exception.ToString() : ErrorMessage.For(exception))}");
            return exception is SettingException ? CommandLine.Misused : CommandLine.Failed;
        }
    }

    /// <summary>appsettings.json in the current folder, section Millrace, and above it the environment, prefix MILLRACE__.</summary>
    private static IConfigurationRoot Configuration()
    {
        var file = new ConfigurationBuilder()
            .SetBasePath(Directory.GetCurrentDirectory())
            .AddJsonFile("appsettings.json", optional: true)
            .Build();
        return new ConfigurationBuilder()
            .AddConfiguration(file.GetSection("Millrace"))
            .AddEnvironmentVariables("MILLRACE__")
            .Build();
    }
}
