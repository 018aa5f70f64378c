using System.Diagnostics;

namespace Millrace.Orchestration.Execution;

/// <summary>Which process this is, among all that share a state store: machine, process id and a random part. Immutable.</summary>
internal sealed record ProcessIdentity(string Host, int ProcessId, string Nonce)
{
    private const char Separator = '|';

    /// <summary>This process; a new identity each time.</summary>
    public static ProcessIdentity Create() => new(LocalHost(), Environment.ProcessId, Guid.NewGuid().ToString("N")[..12]);

    /// <summary>The same process under another identity.</summary>
    public ProcessIdentity Renew() => this with { Nonce = Guid.NewGuid().ToString("N")[..12] };

    public override string ToString() => $"{Host}{Separator}{ProcessId}{Separator}{Nonce}";

    /// <summary>Whether the process of an identity runs no more, as far as can be known from here: only on the same machine. So a start
    /// after a crash need not wait for leases to run out.</summary>
    public bool KnowsDead(string other)
    {
        var parts = other.Split(Separator);
        if (parts.Length != 3 || parts[0] != Host || !int.TryParse(parts[1], out var id))
        {
            return false;
        }

        return id != ProcessId && !IsRunning(id);
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The machine, and on Linux its process namespace: containers may share a host name but not process ids.</summary>
    private static string LocalHost()
    {
        const string Namespace = "/proc/self/ns/pid";
        try
        {
            return $"{Environment.MachineName}/{new FileInfo(Namespace).LinkTarget}";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Environment.MachineName;
        }
    }
}
