using System.CommandLine;
using Microsoft.Extensions.Configuration;

namespace Millrace.Cli.Settings;

/// <summary>A setting that is on or off: an option without a value on the command line, <c>true</c> or <c>false</c> in the environment and
/// in appsettings.json. Off by default.</summary>
internal sealed class FlagSetting : ISetting
{
    private readonly Option<bool> _option;

    /// <param name="name">The option, e.g. <c>--require-login</c>.</param>
    /// <param name="description">One line for help.</param>
    public FlagSetting(string name, string description)
    {
        _option = new Option<bool>(name) { Description = description };
        Key = string.Concat(name.TrimStart('-').Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    /// <inheritdoc/>
    public string Key { get; }

    Option ISetting.Option => _option;

    /// <summary>Whether it is on.</summary>
    /// <exception cref="SettingException">The text in the environment or the file is neither true nor false.</exception>
    public bool Read(ParseResult parsed, IConfiguration configuration)
    {
        if (parsed.GetResult(_option) is { Implicit: false })
        {
            return parsed.GetValue(_option);
        }

        var text = configuration[Key] ?? "false";
        return bool.TryParse(text, out var isOn)
            ? isOn
            : throw new SettingException(
                $"the setting {Key} (MILLRACE__{Key}) is '{text}': it must be true or false.", new FormatException(text));
    }
}
