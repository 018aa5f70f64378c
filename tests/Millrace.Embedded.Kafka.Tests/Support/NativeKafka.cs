using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Millrace.Embedded.Kafka.Tests.Support;

/// <summary>Lets Confluent.Kafka find the system's librdkafka.</summary>
internal static class NativeKafka
{
    [ModuleInitializer]
    internal static void Initialize() =>
        NativeLibrary.SetDllImportResolver(typeof(Confluent.Kafka.Library).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == "librdkafka" ? NativeLibrary.Load("librdkafka.so.1", assembly, path) : 0;
}
