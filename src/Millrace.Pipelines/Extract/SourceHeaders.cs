using System.Text.RegularExpressions;

namespace Millrace.Pipelines.Extract;

/// <summary>The headers of a source's requests, with <c>${NAME}</c> taken from the environment. The values appear nowhere else.</summary>
internal static partial class SourceHeaders
{
    /// <summary>The headers as they are sent.</summary>
    /// <exception cref="PipelineConfigurationException">A variable is not set, or a header cannot be sent.</exception>
    public static Dictionary<string, string> Resolve(HttpSourceDefinition definition)
    {
        var resolved = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, template) in definition.Headers)
        {
            var value = Variable().Replace(template, match => FromEnvironment(match.Groups["name"].Value, name, definition.Name));
            using var probe = new HttpRequestMessage();
            if (value.AsSpan().ContainsAny('\r', '\n')
                || !probe.Headers.TryAddWithoutValidation(name, value)
                || !resolved.TryAdd(name, value))
            {
                throw new PipelineConfigurationException($"The header '{name}' of source {definition.Name} cannot be sent.");
            }
        }

        return resolved;
    }

    private static string FromEnvironment(string variable, string header, string source) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
            ? value.Trim()
            : throw new PipelineConfigurationException(
                $"The header {header} of source {source} needs the environment variable {variable}, which is not set.");

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
