using System.Buffers.Binary;

namespace Millrace.Bson;

// Each getter demands its type: InvalidOperationException names the type that is there.
public ref partial struct BsonReader
{
    public readonly int GetInt32() => BinaryPrimitives.ReadInt32LittleEndian(Value(BsonType.Int32));

    public readonly long GetInt64() => BinaryPrimitives.ReadInt64LittleEndian(Value(BsonType.Int64));

    public readonly double GetDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Value(BsonType.Double));

    public readonly bool GetBoolean() => Value(BsonType.Boolean)[0] != 0;

    /// <returns>Milliseconds since 1970-01-01 UTC.</returns>
    public readonly long GetDateTimeMs() => BinaryPrimitives.ReadInt64LittleEndian(Value(BsonType.DateTime));

    public readonly ObjectId GetObjectId() => new(Value(BsonType.ObjectId));

    public readonly BsonTimestamp GetTimestamp()
    {
        var value = Value(BsonType.Timestamp);
        return new BsonTimestamp(BinaryPrimitives.ReadUInt32LittleEndian(value[4..]), BinaryPrimitives.ReadUInt32LittleEndian(value));
    }

    public readonly Decimal128 GetDecimal128()
    {
        var value = Value(BsonType.Decimal128);
        return new Decimal128(BinaryPrimitives.ReadUInt64LittleEndian(value[8..]), BinaryPrimitives.ReadUInt64LittleEndian(value));
    }

    /// <returns>The bytes of a string, symbol or code, unchecked and without the terminator.</returns>
    public readonly ReadOnlySpan<byte> GetStringUtf8() =>
        Type is BsonType.Symbol or BsonType.JavaScript ? ValueSpan[sizeof(int)..^1] : Value(BsonType.String)[sizeof(int)..^1];

    /// <returns>The text of a string, symbol or code.</returns>
    /// <exception cref="BsonFormatException">It is not UTF-8.</exception>
    public readonly string GetString() => Text(GetStringUtf8(), sizeof(int));

    /// <returns>The bytes of a document or an array, length and terminator included.</returns>
    public readonly ReadOnlySpan<byte> GetDocumentSpan() => Type == BsonType.Array ? ValueSpan : Value(BsonType.Document);

    /// <returns>A reader on the elements of a document or an array, which counts depth and positions from the outermost document.</returns>
    /// <exception cref="BsonFormatException">It is nested too deep.</exception>
    public readonly BsonReader GetDocumentReader() => new(GetDocumentSpan(), _origin + _valueStart, _depth + 1, _maxDepth);

    /// <param name="bytes">The content; that of subtype 2 without its inner length.</param>
    /// <returns>The subtype.</returns>
    public readonly byte GetBinary(out ReadOnlySpan<byte> bytes)
    {
        var value = Value(BsonType.Binary);
        var subtype = value[sizeof(int)];
        bytes = value[(BinaryHeaderBytes + (subtype == BsonBinary.OldBinarySubtype ? sizeof(int) : 0))..];
        return subtype;
    }

    public readonly BsonRegex GetRegex()
    {
        var value = Value(BsonType.RegularExpression);
        var patternLength = value.IndexOf((byte)0);
        return new BsonRegex(Text(value[..patternLength], 0), Text(value[(patternLength + 1)..^1], patternLength + 1));
    }

    public readonly BsonDBPointer GetDBPointer()
    {
        var value = Value(BsonType.DBPointer);
        return new BsonDBPointer(
            Text(value[sizeof(int)..^(ObjectId.ByteCount + 1)], sizeof(int)), new ObjectId(value[^ObjectId.ByteCount..]));
    }

    public readonly BsonCodeWithScope GetCodeWithScope()
    {
        var code = Text(ScopedCode(), 2 * sizeof(int));
        var scope = ScopeReader();
        return new BsonCodeWithScope(code, BsonDocument.FromReader(ref scope));
    }

    /// <summary>The current value as an object of its own: nothing in it refers to the input.</summary>
    /// <exception cref="BsonFormatException">Something inside it is malformed.</exception>
    public readonly BsonValue GetValue() => Type switch
    {
        BsonType.Double => GetDouble(),
        BsonType.String => GetString(),
        BsonType.Document => GetDocument(),
        BsonType.Array => GetArray(),
        BsonType.Binary => new BsonBinary(GetBinary(out var bytes), bytes.ToArray()),
        BsonType.Undefined => BsonValue.Undefined,
        BsonType.ObjectId => GetObjectId(),
        BsonType.Boolean => GetBoolean(),
        BsonType.DateTime => BsonValue.FromDateTime(GetDateTimeMs()),
        BsonType.Null => BsonValue.Null,
        BsonType.RegularExpression => GetRegex(),
        BsonType.DBPointer => GetDBPointer(),
        BsonType.JavaScript => BsonValue.FromJavaScript(GetString()),
        BsonType.Symbol => BsonValue.FromSymbol(GetString()),
        BsonType.JavaScriptWithScope => GetCodeWithScope(),
        BsonType.Int32 => GetInt32(),
        BsonType.Timestamp => GetTimestamp(),
        BsonType.Int64 => GetInt64(),
        BsonType.Decimal128 => GetDecimal128(),
        BsonType.MaxKey => BsonValue.MaxKey,
        BsonType.MinKey => BsonValue.MinKey,
        _ => BsonValue.Missing,
    };

    public readonly BsonDocument GetDocument()
    {
        _ = Value(BsonType.Document);
        var reader = GetDocumentReader();
        return BsonDocument.FromReader(ref reader);
    }

    /// <returns>The values in the order they are in; the names of the elements are not looked at.</returns>
    public readonly BsonArray GetArray()
    {
        _ = Value(BsonType.Array);
        var reader = GetDocumentReader();
        var array = new BsonArray();
        while (reader.Read())
            array.Add(reader.GetValue());
        return array;
    }

    private readonly ReadOnlySpan<byte> Value(BsonType expected) => Type == expected
        ? ValueSpan
        : throw WrongType(expected);

    private readonly InvalidOperationException WrongType(BsonType expected) =>
        new($"The element is {(Type == BsonType.None ? "none" : Type)}, not {expected}.");

    private readonly ReadOnlySpan<byte> ScopedCode()
    {
        var value = Value(BsonType.JavaScriptWithScope);
        return value.Slice(2 * sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(value[sizeof(int)..]) - 1);
    }

    private readonly BsonReader ScopeReader()
    {
        var start = (2 * sizeof(int)) + ScopedCode().Length + 1;
        return new BsonReader(ValueSpan[start..], _origin + _valueStart + start, _depth + 1, _maxDepth);
    }

    private readonly string Text(ReadOnlySpan<byte> utf8, int offset) => StrictUtf8.TryGetString(utf8, out var text)
        ? text
        : throw Malformed("A text is not UTF-8", _valueStart + offset + StrictUtf8.IndexOfInvalid(utf8));
}
