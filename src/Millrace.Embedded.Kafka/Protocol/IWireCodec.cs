namespace Millrace.Embedded.Kafka.Protocol;

/// <summary>
/// One direction of the wire format. A reader fills the referenced fields, a writer takes them. Compact forms are chosen by
/// <see cref="IsFlexible"/>, so a schema does not mention them.
/// </summary>
internal interface IWireCodec
{
    /// <summary>The API version of the message being read or written.</summary>
    short Version { get; }

    /// <summary>Whether this version uses compact lengths and tagged fields.</summary>
    bool IsFlexible { get; }

    void Boolean(ref bool value);

    void Int8(ref sbyte value);

    void Int16(ref short value);

    void Int32(ref int value);

    void Int64(ref long value);

    void Uuid(ref Guid value);

    void Error(ref ErrorCode value);

    void String(ref string value);

    void NullableString(ref string? value);

    /// <summary>
    /// A byte string; null is read as empty. A reader returns a slice of the frame, valid only while the request is handled: what
    /// outlives it must be copied.
    /// </summary>
    void Bytes(ref ReadOnlyMemory<byte> value);

    /// <summary>Record batches; as for <see cref="Bytes"/>, a reader returns a slice of the frame.</summary>
    void Records(ref RecordData value);

    void Int32Array(ref List<int> values);

    void StringArray(ref List<string> values);

    void NullableStringArray(ref List<string>? values);

    void Array<T>(ref List<T> items)
        where T : IWireStruct, new();

    void NullableArray<T>(ref List<T>? items)
        where T : IWireStruct, new();

    /// <summary>The tag section that ends every flexible struct: unknown tags are skipped, none is written.</summary>
    void Tags();
}
