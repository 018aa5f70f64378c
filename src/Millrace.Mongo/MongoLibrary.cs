using Microsoft.Extensions.Logging;
using Millrace.Mongo.Interop;

namespace Millrace.Mongo;

/// <summary>The process-wide part of libmongoc: loading, initialisation, log output. Thread-safe.</summary>
public static class MongoLibrary
{
    private static readonly Lazy<bool> Initialised = new(Initialise);
    private static volatile ILogger? _logger;

    /// <summary>The version of the loaded library, e.g. <c>1.23.1</c>.</summary>
    /// <exception cref="MongoConfigurationException">The library is not installed.</exception>
    public static string Version
    {
        get
        {
            EnsureLoaded();
            return NativeMethods.Version;
        }
    }

    /// <summary>Loads and initialises the library once. It is not cleaned up: threads of it may still run when the process ends.</summary>
    internal static void EnsureLoaded() => _ = Initialised.Value;

    /// <summary>Where libmongoc's own messages go from now on; it has one log for the whole process.</summary>
    internal static void LogTo(ILogger logger) => _logger = logger;

    internal static void OnNativeLog(int level, string domain, string message)
    {
        if (_logger is { } logger)
        {
            // mongoc_log_level_t: error, critical, warning, message, info, debug, trace.
            var logLevel = level switch { 0 or 1 => LogLevel.Error, 2 => LogLevel.Warning, 3 or 4 => LogLevel.Debug, _ => LogLevel.Trace };
            logger.NativeMessage(logLevel, domain, message);
        }
    }

    private static bool Initialise()
    {
        NativeLibraries.EnsureLoaded();
        NativeMethods.Init();
        NativeMethods.RouteLog();
        return true;
    }
}
