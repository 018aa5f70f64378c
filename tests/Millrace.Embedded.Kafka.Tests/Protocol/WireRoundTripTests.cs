using System.Collections;
using System.Reflection;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Tests.Support;

namespace Millrace.Embedded.Kafka.Tests.Protocol;

/// <summary>Every message in every version the broker speaks.</summary>
public sealed class WireRoundTripTests
{
    public static TheoryData<short, short> Versions()
    {
        var data = new TheoryData<short, short>();
        foreach (var handler in WireSchemas.All)
        {
            for (var version = handler.Served.Min; version <= handler.Served.Max; version++)
                data.Add((short)handler.Key, version);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_request_survives_writing_and_reading(short key, short version) =>
        AssertSurvives(WireSchemas.Request((ApiKey)key), (ApiKey)key, version);

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_response_survives_writing_and_reading(short key, short version) =>
        AssertSurvives(WireSchemas.Response((ApiKey)key), (ApiKey)key, version);

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_truncated_request_is_a_protocol_error(short key, short version)
    {
        var type = WireSchemas.Request((ApiKey)key);
        var bytes = Write(Filled(type, new Random(key)), (ApiKey)key, version);
        for (var length = 0; length < bytes.Length; length++)
        {
            var truncated = bytes[..length];
            Assert.Throws<ProtocolException>(() => Read(type, truncated, (ApiKey)key, version));
        }
    }

    private static void AssertSurvives(Type type, ApiKey key, short version)
    {
        var seed = ((int)key * 100) + version;
        var written = Write(Filled(type, new Random(seed)), key, version);
        var read = Read(type, written, key, version);
        Assert.Equal(written, Write(read, key, version));
    }

    private static byte[] Write(IWireStruct message, ApiKey key, short version)
    {
        var writer = new KafkaWriter { Version = version, IsFlexible = WireSchemas.Of(key).Versions.IsFlexible(version) };
        message.Visit(ref writer);
        var bytes = writer.Buffered.ToArray();
        writer.Dispose();
        return bytes;
    }

    private static IWireStruct Read(Type type, byte[] bytes, ApiKey key, short version)
    {
        var reader = new KafkaReader(bytes) { Version = version, IsFlexible = WireSchemas.Of(key).Versions.IsFlexible(version) };
        var message = (IWireStruct)Activator.CreateInstance(type)!;
        message.Visit(ref reader);
        Assert.Equal(bytes.Length, reader.Position);
        return message;
    }

    private static IWireStruct Filled(Type type, Random random)
    {
        var message = Activator.CreateInstance(type)!;
        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public))
            field.SetValue(message, Value(field.FieldType, random));
        return (IWireStruct)message;
    }

    private static object Value(Type type, Random random)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>))
        {
            var list = (IList)Activator.CreateInstance(type)!;
            for (var i = 0; i < 2; i++)
                list.Add(Value(type.GetGenericArguments()[0], random));
            return list;
        }

        if (type.IsAssignableTo(typeof(IWireStruct)))
            return Filled(type, random);
        if (type == typeof(ReadOnlyMemory<byte>))
            return new ReadOnlyMemory<byte>(Bytes(random));
        if (type == typeof(RecordData))
            return new RecordData(Bytes(random));
        if (type == typeof(Guid))
            return new Guid(Bytes(random).AsSpan(0, 16));
        if (type == typeof(string))
            return $"text-{random.Next()}";
        if (type == typeof(bool))
            return random.Next(2) == 1;
        return type.IsEnum ? Enum.ToObject(type, (short)random.Next(100)) : Convert.ChangeType(random.Next(100), type);
    }

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(16, 200)];
        random.NextBytes(bytes);
        return bytes;
    }
}
