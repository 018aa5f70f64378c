using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Millrace.Server.Benchmarks;

/// <summary>All that was measured. Immutable.</summary>
internal sealed record Report(string Machine, MemoryReading Before, MemoryReading After, IReadOnlyList<Measurement> Measurements)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public bool IsWithin(int mostMs, int mostMegabytes) =>
        Measurements.All(one => one.P95Ms <= mostMs && one.Status < 400) && After.MostMegabytes <= mostMegabytes;

    public string Json() => JsonSerializer.Serialize(this, Indented);

    /// <summary>The slowest first, and what was over the limit.</summary>
    public string Table(int mostMs)
    {
        var text = new StringBuilder();
        text.AppendLine().AppendLine(Machine).AppendLine("  p50 ms   p95 ms   max ms   CPU ms     bytes");
        foreach (var one in Measurements.OrderByDescending(one => one.P95Ms))
        {
            text.AppendLine(one.ToString());
        }

        var slow = Measurements.Count(one => one.P95Ms > mostMs);
        var failed = Measurements.Count(one => one.Status >= 400);
        text.AppendLine(CultureInfo.InvariantCulture, $"{Measurements.Count} addresses: {slow} over {mostMs} ms, {failed} refused");
        text.AppendLine(CultureInfo.InvariantCulture, $"before: {Before}").Append(CultureInfo.InvariantCulture, $"after: {After}");
        return text.ToString();
    }
}
