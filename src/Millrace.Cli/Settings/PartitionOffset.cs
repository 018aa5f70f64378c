using System.CommandLine;
using System.Globalization;

namespace Millrace.Cli.Settings;

/// <summary>A place in a topic as a person gives it: <c>PARTITION:OFFSET</c>.</summary>
internal static class PartitionOffset
{
    /// <exception cref="FormatException">It is no such place; the message says what is expected.</exception>
    public static (int Partition, long Offset) Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            && int.TryParse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var partition)
            && long.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            ? (partition, offset)
            : throw new FormatException("a place is PARTITION:OFFSET, such as 0:17.");
    }

    /// <summary>The argument that names a dead letter by its place.</summary>
    public static Argument<string?> Argument(string description, ArgumentArity arity)
    {
        var argument = new Argument<string?>("PARTITION:OFFSET") { Description = description, Arity = arity };
        argument.Validators.Add(result =>
        {
            try
            {
                _ = result.Tokens.Count == 0 ? default : Parse(result.Tokens[0].Value);
            }
            catch (FormatException problem)
            {
                result.AddError($"{result.Tokens[0].Value}: {problem.Message}");
            }
        });
        return argument;
    }
}
