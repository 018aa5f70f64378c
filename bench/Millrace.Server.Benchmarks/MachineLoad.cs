namespace Millrace.Server.Benchmarks;

/// <summary>What else the machine does.</summary>
internal static class MachineLoad
{
    public static string Read() =>
        $"{Environment.ProcessorCount} cores, load {string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3))}";
}
