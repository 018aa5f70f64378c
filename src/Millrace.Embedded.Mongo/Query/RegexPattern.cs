using System.Text.RegularExpressions;
using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>
/// A compiled BSON regular expression. Time is bounded: patterns run without backtracking where their constructs allow it, otherwise
/// with a time limit.
/// </summary>
internal sealed class RegexPattern
{
    /// <summary>The longest pattern that is accepted, in characters; MongoDB's limit.</summary>
    public const int MaxLength = 16_384;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(1);

    private readonly Regex _regex;

    private RegexPattern(BsonRegex source, Regex regex)
    {
        Source = source;
        _regex = regex;
    }

    public BsonRegex Source { get; }

    /// <exception cref="CommandException"><paramref name="code"/>: the pattern is not valid; 51108: an option is not.</exception>
    public static RegexPattern Compile(BsonRegex source, ErrorCode code)
    {
        if (source.Pattern.Length > MaxLength)
        {
            throw new CommandException(code, $"Regular expression is too long: more than {MaxLength} characters");
        }

        if (source.Pattern.Contains('\0', StringComparison.Ordinal))
        {
            throw new CommandException(code, "Regular expression cannot contain an embedded null byte");
        }

        var options = ParseOptions(source.Options);
        try
        {
            return new RegexPattern(source, Build(source.Pattern, options));
        }
        catch (ArgumentException error)
        {
            throw new CommandException(code, $"Regular expression is invalid: {error.Message}");
        }
    }

    /// <exception cref="CommandException">The time limit passed.</exception>
    public bool IsMatch(string input)
    {
        try
        {
            return _regex.IsMatch(input);
        }
        catch (RegexMatchTimeoutException)
        {
            throw TooSlow();
        }
    }

    /// <exception cref="CommandException">The time limit passed.</exception>
    public Match Match(string input)
    {
        try
        {
            return _regex.Match(input);
        }
        catch (RegexMatchTimeoutException)
        {
            throw TooSlow();
        }
    }

    /// <summary>The match after this one.</summary>
    /// <exception cref="CommandException">The time limit passed.</exception>
    public Match Next(Match match)
    {
        try
        {
            return match.NextMatch();
        }
        catch (RegexMatchTimeoutException)
        {
            throw TooSlow();
        }
    }

    private static Regex Build(string pattern, RegexOptions options)
    {
        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking, TimeLimit);
        }
        catch (NotSupportedException)
        {
            // Back references and look-around need backtracking.
            return new Regex(pattern, options, TimeLimit);
        }
    }

    private static RegexOptions ParseOptions(string options)
    {
        var parsed = RegexOptions.CultureInvariant;
        foreach (var option in options)
        {
            parsed |= option switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                'u' => RegexOptions.None,
                _ => throw new CommandException((ErrorCode)51108, $"invalid flag in regex options: {option}"),
            };
        }

        return parsed;
    }

    private CommandException TooSlow()
        => new(
            ErrorCode.ExceededMemoryLimit,
            $"The regular expression took longer than {TimeLimit.TotalSeconds} s on one value: {Source.Pattern}");
}
