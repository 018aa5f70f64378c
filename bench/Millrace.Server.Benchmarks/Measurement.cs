using System.Diagnostics;
using System.Globalization;

namespace Millrace.Server.Benchmarks;

/// <summary>What an address took. Immutable.</summary>
/// <param name="Address">The path and query.</param>
/// <param name="Status">The answer's status.</param>
/// <param name="Bytes">Length of the last answer.</param>
/// <param name="P50Ms">Half were quicker.</param>
/// <param name="P95Ms">Of twenty nineteen were quicker.</param>
/// <param name="MaxMs">The slowest.</param>
/// <param name="ProcessorMs">The server process's processor time a request, all it did meanwhile counted.</param>
internal sealed record Measurement(
    string Address, int Status, long Bytes, double P50Ms, double P95Ms, double MaxMs, double ProcessorMs)
{
    private const int WarmUps = 3;

    public static async Task<Measurement> TakeAsync(HttpClient http, UpProcess up, string address, int requests)
    {
        for (var number = 0; number < WarmUps; number++)
        {
            using var warm = await http.GetAsync(address);
        }

        var times = new List<double>(requests);
        var (status, bytes) = (0, 0L);
        var processor = up.ReadProcessor();
        for (var number = 0; number < requests; number++)
        {
            var begun = Stopwatch.GetTimestamp();
            using var answer = await http.GetAsync(address);
            var body = await answer.Content.ReadAsByteArrayAsync();
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            (status, bytes) = ((int)answer.StatusCode, body.Length);
        }

        var used = (up.ReadProcessor() - processor).TotalMilliseconds / requests;
        times.Sort();
        return new Measurement(address, status, bytes, At(times, 0.5), At(times, 0.95), times[^1], used);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{P50Ms,8:F1} {P95Ms,8:F1} {MaxMs,8:F1} {ProcessorMs,8:F1} {Bytes,9} {Status} {Address}");

    private static double At(List<double> sorted, double part) => sorted[Math.Min(sorted.Count - 1, (int)(part * sorted.Count))];
}
