using System.Globalization;
using System.Text;

namespace Millrace.Server.Metrics;

/// <summary>
/// Readings in Prometheus' text format 0.0.4, with the names that OpenTelemetry gives them there: dots become underscores, the unit and
/// <c>_total</c> are added. Pure.
/// </summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Write(IReadOnlyList<MeterFamily> families)
    {
        var text = new StringBuilder();
        // One name may come from several meters; Prometheus wants its lines together.
        foreach (var same in families.GroupBy(NameOf, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var first = same.First();
            var series = same.Where(family => family.Kind == first.Kind)
                .SelectMany(family => family.Read(points: false).Select(reading => (family.Bounds, Reading: reading)))
                .DistinctBy(item => Labels(item.Reading.Tags), StringComparer.Ordinal).ToList();
            if (series.Count == 0)
            {
                continue;
            }

            if (first.Description.Length > 0)
            {
                text.Append("# HELP ").Append(same.Key).Append(' ').Append(EscapeHelp(first.Description)).Append('\n');
            }

            text.Append("# TYPE ").Append(same.Key).Append(' ').Append(first.Kind.ToString().ToLowerInvariant()).Append('\n');
            foreach (var (bounds, reading) in series)
            {
                Write(text, same.Key, bounds, reading, first.Kind);
            }
        }

        return text.ToString();
    }

    /// <summary>The name in Prometheus, e.g. <c>millrace_load_latency_seconds</c>.</summary>
    public static string NameOf(MeterFamily family)
    {
        var name = Sanitize(family.Name);
        var unit = UnitOf(family.Unit);
        if (unit.Length > 0 && !name.EndsWith(unit, StringComparison.Ordinal))
        {
            name += unit;
        }

        return family.Kind == MeterKind.Counter && !name.EndsWith("_total", StringComparison.Ordinal) ? name + "_total" : name;
    }

    private static void Write(StringBuilder text, string name, IReadOnlyList<double> bounds, MeterReading reading, MeterKind kind)
    {
        var labels = Labels(reading.Tags);
        if (kind != MeterKind.Histogram)
        {
            Line(text, name, labels, reading.Value);
            return;
        }

        var seen = 0L;
        for (var index = 0; index <= bounds.Count; index++)
        {
            seen += reading.Buckets[index];
            var bound = $"le=\"{(index < bounds.Count ? Number(bounds[index]) : "+Inf")}\"";
            Line(text, name + "_bucket", labels.Length > 0 ? $"{labels},{bound}" : bound, seen);
        }

        Line(text, name + "_sum", labels, reading.Value);
        Line(text, name + "_count", labels, reading.Count);
    }

    private static void Line(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    // Two tags may come to the same label; OpenTelemetry joins their values.
    private static string Labels(IReadOnlyList<KeyValuePair<string, string>> tags) => string.Join(
        ',',
        tags.GroupBy(tag => Sanitize(tag.Key), StringComparer.Ordinal)
            .Select(label => $"{label.Key}=\"{EscapeValue(string.Join(';', label.Select(tag => tag.Value)))}\""));

    private static string UnitOf(string unit) => unit switch
    {
        "s" => "_seconds",
        "ms" => "_milliseconds",
        "By" => "_bytes",
        "{record}/s" => "_per_second",
        _ => "",
    };

    private static string Sanitize(string name)
    {
        var clean = new StringBuilder(name.Length + 1);
        foreach (var letter in name)
        {
            var fits = char.IsAsciiLetterOrDigit(letter) || letter == '_';
            if (clean.Length == 0 && char.IsAsciiDigit(letter))
            {
                clean.Append('_');
            }

            clean.Append(fits ? letter : '_');
        }

        return clean.Length > 0 ? clean.ToString() : "_";
    }

    private static string EscapeHelp(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string EscapeValue(string text) => EscapeHelp(text).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        double.NaN => "NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
