using System.Reflection;
using System.Runtime.InteropServices;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Millrace.Pipelines;

/// <summary>
/// The one place where Confluent.Kafka meets the system's librdkafka. The NuGet package that carries the native library is left out
/// of the build, so the import named <c>librdkafka</c> is resolved to the shared object the operating system installed.
/// Thread-safe.
/// </summary>
public static class KafkaNative
{
    private static readonly string[] Candidates = ["librdkafka.so.1", "librdkafka.1.dylib", "librdkafka.dylib", "librdkafka.dll"];
    private static readonly Lazy<nint> Handle = new(Load);

    /// <summary>Makes sure that librdkafka is loaded; call before the first Kafka client is built.</summary>
    /// <exception cref="KafkaLibraryException">The library is not installed.</exception>
    public static void EnsureLoaded() => _ = Handle.Value;

    /// <summary>The version of the loaded library, such as <c>2.0.2</c>.</summary>
    /// <exception cref="KafkaLibraryException">The library is not installed.</exception>
    public static string Version
    {
        get
        {
            EnsureLoaded();
            return Library.VersionString;
        }
    }

    /// <summary>Sends one message of librdkafka to the logger at the level librdkafka gave it.</summary>
    internal static void Forward(ILogger logger, LogMessage message)
    {
        var level = message.Level switch
        {
            <= SyslogLevel.Critical => LogLevel.Critical,
            // A broker that cannot be reached is an "error" to librdkafka, which then goes on trying; whether it is one is the stage's to
            // say.
            SyslogLevel.Error or SyslogLevel.Warning => LogLevel.Warning,
            SyslogLevel.Notice or SyslogLevel.Info => LogLevel.Debug,
            _ => LogLevel.Trace,
        };
        logger.Librdkafka(level, message.Name, message.Facility, message.Message);
    }

    private static nint Load()
    {
        foreach (var candidate in Candidates)
        {
            if (NativeLibrary.TryLoad(candidate, out var handle))
            {
                NativeLibrary.SetDllImportResolver(typeof(Library).Assembly, Resolve);
                return handle;
            }
        }

        throw new KafkaLibraryException(
            "The Kafka client library librdkafka is not installed: install it (Debian and Ubuntu: apt-get install librdkafka1).");
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) =>
        name.Contains("librdkafka", StringComparison.Ordinal) ? Handle.Value : nint.Zero;
}
