using System.Runtime.InteropServices;

namespace Millrace.Faults.Tests.Servers;

/// <summary>librdkafka's interface to its mock cluster (<c>rdkafka_mock.h</c>, 2.0), which Confluent.Kafka does not show.</summary>
internal static partial class MockInterop
{
    private const string Library = "librdkafka-mock";
    private const int Producer = 0;

    static MockInterop() => NativeLibrary.SetDllImportResolver(
        typeof(MockInterop).Assembly,
        static (name, assembly, path) => name == Library ? NativeLibrary.Load("librdkafka.so.1", assembly, path) : nint.Zero);

    /// <summary>A client without a cluster, for the mock cluster to live in.</summary>
    public static nint CreateClient()
    {
        var error = new byte[512];
        var client = New(Producer, ConfNew(), error, (nuint)error.Length);
        Assert.NotEqual(nint.Zero, client);
        return client;
    }

    public static string Bootstraps(nint cluster) => Marshal.PtrToStringUTF8(ClusterBootstraps(cluster))!;

    [LibraryImport(Library, EntryPoint = "rd_kafka_destroy")]
    public static partial void Destroy(nint client);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_cluster_new")]
    public static partial nint ClusterNew(nint client, int brokers);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_cluster_destroy")]
    public static partial void ClusterDestroy(nint cluster);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_topic_create", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int TopicCreate(nint cluster, string topic, int partitions, int replicationFactor);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_topic_set_error", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void TopicSetError(nint cluster, string topic, int error);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_broker_set_down")]
    public static partial int BrokerSetDown(nint cluster, int broker);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_broker_set_up")]
    public static partial int BrokerSetUp(nint cluster, int broker);

    [LibraryImport(Library, EntryPoint = "rd_kafka_mock_cluster_bootstraps")]
    private static partial nint ClusterBootstraps(nint cluster);

    [LibraryImport(Library, EntryPoint = "rd_kafka_conf_new")]
    private static partial nint ConfNew();

    [LibraryImport(Library, EntryPoint = "rd_kafka_new")]
    private static partial nint New(int type, nint conf, [Out] byte[] error, nuint size);
}
