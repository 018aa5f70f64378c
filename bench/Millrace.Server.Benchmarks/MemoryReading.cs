using System.Globalization;

namespace Millrace.Server.Benchmarks;

/// <summary>Resident memory of a process, in bytes. Immutable.</summary>
/// <param name="Now">Now.</param>
/// <param name="Most">The most it ever had.</param>
/// <param name="Anonymous">Of it what is no file's: heaps and stacks.</param>
internal sealed record MemoryReading(long Now, long Most, long Anonymous)
{
    private const long Megabyte = 1024 * 1024;

    public double MostMegabytes => (double)Most / Megabyte;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Now / Megabyte} MB resident ({Anonymous / Megabyte} MB of it no file's; at most {Most / Megabyte} MB so far)");
}
