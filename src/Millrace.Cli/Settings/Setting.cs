using System.CommandLine;
using Microsoft.Extensions.Configuration;

namespace Millrace.Cli.Settings;

/// <summary>
/// One setting of the product: a command-line option, and the same by <c>MILLRACE__KEY</c> in the environment or <c>Millrace:Key</c> in
/// appsettings.json. The command line wins over the environment, the environment over the file, the file over the default.
/// </summary>
/// <typeparam name="T">What the text means once it is read.</typeparam>
internal sealed class Setting<T> : ISetting
{
    private readonly Func<string, T> _parse;
    private readonly string? _default;

    /// <param name="name">The option, e.g. <c>--data-dir</c>; its key is the same in PascalCase (<c>DataDir</c>).</param>
    /// <param name="valueName">What help shows for the value, e.g. <c>HOST:PORT</c>.</param>
    /// <param name="description">One line for help; the default is added to it.</param>
    /// <param name="default">The default as a user would type it; null where there is none.</param>
    /// <param name="parse">Reads the text; throws <see cref="FormatException"/> with a sentence that says what is expected.</param>
    public Setting(string name, string valueName, string description, string? @default, Func<string, T> parse)
    {
        _parse = parse;
        _default = @default;
        Key = string.Concat(name.TrimStart('-').Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        Option = new Option<string?>(name)
        {
            HelpName = valueName,
            Description = @default is null ? description : $"{description} (default: {@default})",
            Arity = ArgumentArity.ExactlyOne,
        };
        Option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !TryParse(result.Tokens[0].Value, out var problem))
            {
                result.AddError($"{name} {result.Tokens[0].Value}: {problem}");
            }
        });
    }

    /// <inheritdoc/>
    public string Key { get; }

    /// <summary>The option on the command line.</summary>
    public Option<string?> Option { get; }

    Option ISetting.Option => Option;

    /// <summary>The value in force, or the default of <typeparamref name="T"/> when it is set nowhere and has no default.</summary>
    /// <exception cref="SettingException">The text in the environment or the file does not fit.</exception>
    public T? Read(ParseResult parsed, IConfiguration configuration)
    {
        var text = (parsed.GetResult(Option) is null ? null : parsed.GetValue(Option)) ?? configuration[Key] ?? _default;
        if (text is null)
        {
            return default;
        }

        try
        {
            return _parse(text);
        }
        catch (FormatException problem)
        {
            throw new SettingException($"the setting {Key} (MILLRACE__{Key}) is '{text}': {problem.Message}", problem);
        }
    }

    /// <summary>Whether a value was given, on the command line, in the environment or in the file.</summary>
    public bool IsGiven(ParseResult parsed, IConfiguration configuration) =>
        IsOnCommandLine(parsed) || configuration[Key] is not null;

    /// <summary>Whether a value was given on the command line.</summary>
    public bool IsOnCommandLine(ParseResult parsed) => parsed.GetResult(Option) is not null;

    private bool TryParse(string text, out string? problem)
    {
        try
        {
            _parse(text);
            problem = null;
        }
        catch (FormatException exception)
        {
            problem = exception.Message;
        }

        return problem is null;
    }
}
