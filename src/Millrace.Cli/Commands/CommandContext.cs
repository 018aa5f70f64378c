using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Millrace.Cli.Settings;

namespace Millrace.Cli.Commands;

/// <summary>One run of a command: what was asked for, and where it logs.</summary>
internal sealed record CommandContext(ParseResult Parsed, IConfiguration Configuration, ILoggerFactory LoggerFactory)
{
    /// <summary>The value of a setting that may be set nowhere.</summary>
    public T? Find<T>(Setting<T> setting) => setting.Read(Parsed, Configuration);

    /// <summary>The value of a setting that has a default.</summary>
    public T Get<T>(Setting<T> setting) =>
        Find(setting) ?? throw new InvalidOperationException($"The setting {setting.Key} has no default.");
}
