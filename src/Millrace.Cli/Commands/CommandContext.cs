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

    /// <summary>The value of a setting where one was given; otherwise <paramref name="otherwise"/>, not the setting's default.</summary>
    public T GivenOr<T>(Setting<T> setting, T otherwise) => setting.IsGiven(Parsed, Configuration) ? Get(setting) : otherwise;

    /// <summary>Whether something is switched on.</summary>
    public bool Has(FlagSetting setting) => setting.Read(Parsed, Configuration);

    /// <summary>Whether the command has the setting.</summary>
    public bool Offers(ISetting setting) => Parsed.CommandResult.Command.Options.Contains(setting.Option);
}
