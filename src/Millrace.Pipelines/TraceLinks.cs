using System.Diagnostics;

namespace Millrace.Pipelines;

/// <summary>Links from a span to those it goes on from, by their W3C trace contexts.</summary>
internal static class TraceLinks
{
    /// <summary>As many links as OpenTelemetry keeps by default.</summary>
    public const int Max = 128;

    /// <summary>A link to each context, the first ones when there are too many; what is no context is left out.</summary>
    public static IEnumerable<ActivityLink> To(IEnumerable<string> traceParents)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var origin in traceParents)
        {
            if (found.Count == Max)
            {
                yield break;
            }

            if (found.Add(origin) && ActivityContext.TryParse(origin, null, isRemote: true, out var context))
            {
                yield return new ActivityLink(context);
            }
        }
    }
}
