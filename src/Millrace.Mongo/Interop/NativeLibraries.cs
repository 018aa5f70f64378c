using System.Reflection;
using System.Runtime.InteropServices;

namespace Millrace.Mongo.Interop;

/// <summary>Finds libmongoc and libbson: the names of the 1.x and of the 2.x series, with and without a version.</summary>
internal static class NativeLibraries
{
    public const string Mongoc = "mongoc";
    public const string Bson = "bson";

    private static readonly string[] MongocNames =
    [
        "libmongoc-1.0.so.0", "libmongoc2.so.2", "libmongoc-1.0.so", "libmongoc2.so",
        "libmongoc-1.0.0.dylib", "libmongoc2.2.dylib", "mongoc-1.0.dll",
    ];

    private static readonly string[] BsonNames =
        ["libbson-1.0.so.0", "libbson2.so.2", "libbson-1.0.so", "libbson2.so", "libbson-1.0.0.dylib", "libbson2.2.dylib", "bson-1.0.dll"];

    private static readonly Lazy<(nint Mongoc, nint Bson)> Handles = new(Load);

    /// <summary>Loads both libraries and directs this assembly's imports to them; later calls do nothing.</summary>
    /// <exception cref="MongoConfigurationException">A library is not installed.</exception>
    public static void EnsureLoaded() => _ = Handles.Value;

    private static (nint Mongoc, nint Bson) Load()
    {
        var bson = Find(BsonNames);
        var mongoc = Find(MongocNames);
        if (bson == 0 || mongoc == 0)
        {
            throw new MongoConfigurationException(
                "The MongoDB client library libmongoc is not installed: install it (Debian and Ubuntu: apt-get install libmongoc-1.0-0).");
        }

        NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, Resolve);
        return (mongoc, bson);

        nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath) => name switch
        {
            Mongoc => mongoc,
            Bson => bson,
            _ => 0,
        };
    }

    private static nint Find(string[] names)
    {
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, out var handle))
            {
                return handle;
            }
        }

        return 0;
    }
}
