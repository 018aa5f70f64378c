using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Millrace.Mongo;
using Millrace.Pipelines;

namespace Millrace.Cli.Doctor;

/// <summary>Checks of this machine: libraries, data directory, ports. They leave nothing behind.</summary>
internal static class MachineChecks
{
    private const long LeastFreeBytes = 1L << 30;

    public static Finding Runtime() => new(".NET runtime", Verdict.Good, RuntimeInformation.FrameworkDescription);

    public static Finding KafkaLibrary() => Library("librdkafka", () => KafkaNative.Version);

    public static Finding MongoLibrary() => Library("libmongoc", () => Mongo.MongoLibrary.Version);

    public static Finding DataDirectory(string path)
    {
        const string Subject = "data directory";
        var existing = new DirectoryInfo(path);
        while (!existing.Exists && existing.Parent is not null)
        {
            existing = existing.Parent;
        }

        try
        {
            var probe = Path.Combine(existing.FullName, $".millrace-{Guid.NewGuid():N}");
            using (File.Create(probe, 1, FileOptions.DeleteOnClose))
            {
                var free = new DriveInfo(existing.FullName).AvailableFreeSpace;
                var detail = $"{path} is writable, {free / (double)LeastFreeBytes:N1} GiB free";
                return free >= LeastFreeBytes
                    ? new Finding(Subject, Verdict.Good, detail)
                    : new Finding(Subject, Verdict.Warning, $"{detail}: make room, or name another folder with --data-dir");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Finding(
                Subject, Verdict.Bad, $"{path} cannot be written ({exception.Message}): name another folder with --data-dir");
        }
    }

    public static Finding Port(string use, string option, int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return new Finding(use, Verdict.Good, $"port {port} is free");
        }
        catch (SocketException)
        {
            return new Finding(use, Verdict.Warning, $"port {port} is taken: name another with {option}, or end what uses it");
        }
    }

    private static Finding Library(string name, Func<string> version)
    {
        try
        {
            return new Finding(name, Verdict.Good, version());
        }
        catch (Exception exception) when (exception is KafkaLibraryException or MongoConfigurationException)
        {
            return new Finding(name, Verdict.Bad, exception.Message);
        }
    }
}
