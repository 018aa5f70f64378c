using System.Buffers.Binary;

namespace Millrace.Bson;

/// <summary>
/// Reads the elements of one document, forward, without allocating: <see cref="Read"/> moves, the getters give the element it is on.
/// Every length is checked before it is used. Structure is checked element by element; text is checked to be UTF-8 when it becomes a
/// string, while the …Utf8 and …Span getters give bytes as they are. <see cref="Validate(ReadOnlySpan{byte}, int)"/> checks all of it
/// at once: a server calls it on what clients send, so that nothing is stored that could not be read back as text.
/// A reader is a value over its input: a copy reads on independently.
/// </summary>
public ref partial struct BsonReader
{
    private readonly ReadOnlySpan<byte> _document;
    private readonly int _origin;
    private readonly int _depth;
    private readonly int _maxDepth;
    private int _next;
    private int _nameStart;
    private int _valueStart;

    /// <param name="document">Exactly one document, its length and terminator included.</param>
    /// <exception cref="BsonFormatException">Length or terminator are wrong.</exception>
    public BsonReader(ReadOnlySpan<byte> document)
        : this(document, 0, 1, BsonLimits.MaxDepth)
    {
    }

    private BsonReader(ReadOnlySpan<byte> document, int origin, int depth, int maxDepth)
    {
        if (depth > maxDepth)
            throw TooDeep(maxDepth, origin);
        var length = DocumentLength(document, origin);
        if (length != document.Length)
            throw WrongLength("document", length, document.Length, origin);
        _document = document;
        _origin = origin;
        _depth = depth;
        _maxDepth = maxDepth;
        _next = sizeof(int);
    }

    /// <value>Type of the current element; <see cref="BsonType.None"/> before the first and after the last.</value>
    public BsonType Type { get; private set; }

    /// <value>Offset of the next element in this document, in bytes.</value>
    public readonly int Position => _next;

    /// <value>The name of the current element without its terminator.</value>
    public readonly ReadOnlySpan<byte> NameUtf8 => Type == BsonType.None ? default : _document[_nameStart..(_valueStart - 1)];

    /// <exception cref="BsonFormatException">The name is not UTF-8.</exception>
    public readonly string Name =>
        NameCache.TryGet(NameUtf8, out var name) ? name : throw Malformed("The name of a field is not UTF-8", _nameStart);

    /// <value>The bytes of the current element's value, as they are on the wire.</value>
    public readonly ReadOnlySpan<byte> ValueSpan => Type == BsonType.None ? default : _document[_valueStart.._next];

    /// <summary>Moves to the next element.</summary>
    /// <returns>False at the end of the document.</returns>
    /// <exception cref="BsonFormatException">The element is malformed. The reader must not be used any further.</exception>
    public bool Read()
    {
        var end = _document.Length - 1;
        if (_next >= end)
        {
            Type = BsonType.None;
            return false;
        }

        var type = (BsonType)_document[_next];
        _nameStart = _next + 1;
        var nameLength = _document[_nameStart..end].IndexOf((byte)0);
        if (nameLength < 0)
            throw Malformed("The name of a field is not terminated", _nameStart);
        _valueStart = _nameStart + nameLength + 1;
        _next = _valueStart + ValueLength(type, _document[_valueStart..end], _origin + _valueStart);
        Type = type;
        return true;
    }

    /// <summary>Moves forward to the next element of that name.</summary>
    /// <returns>False when there is none before the end.</returns>
    public bool ReadTo(ReadOnlySpan<byte> nameUtf8)
    {
        while (Read())
        {
            if (NameUtf8.SequenceEqual(nameUtf8))
                return true;
        }

        return false;
    }

    /// <summary>The length of the document that starts at the first byte; more bytes may follow it.</summary>
    /// <exception cref="BsonFormatException">The document is not there as a whole, or is not terminated.</exception>
    public static int DocumentLength(ReadOnlySpan<byte> bytes) => DocumentLength(bytes, 0);

    /// <summary>Checks the whole document: structure, depth, and that all text is UTF-8.</summary>
    /// <exception cref="BsonFormatException">It is not well-formed.</exception>
    public static void Validate(ReadOnlySpan<byte> document, int maxDepth = BsonLimits.MaxDepth)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxDepth, BsonLimits.MaxDepth);
        var reader = new BsonReader(document, 0, 1, maxDepth);
        reader.ValidateRest();
    }

    private static int DocumentLength(ReadOnlySpan<byte> bytes, int origin)
    {
        if (bytes.Length < BsonLimits.MinDocumentBytes)
            throw WrongLength("document", BsonLimits.MinDocumentBytes, bytes.Length, origin);
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        if (length < BsonLimits.MinDocumentBytes || length > bytes.Length)
            throw WrongLength("document", length, bytes.Length, origin);
        if (bytes[length - 1] != 0)
            throw new BsonFormatException("The document is not terminated by a zero byte", origin + length - 1);
        return length;
    }

    private readonly BsonFormatException Malformed(string problem, int offset) => new(problem, _origin + offset);

    private void ValidateRest()
    {
        while (Read())
        {
            RequireUtf8(NameUtf8, _nameStart);
            switch (Type)
            {
                case BsonType.String or BsonType.Symbol or BsonType.JavaScript:
                    RequireUtf8(ValueSpan[sizeof(int)..^1], _valueStart + sizeof(int));
                    break;
                case BsonType.RegularExpression:
                    RequireUtf8(ValueSpan, _valueStart);
                    break;
                case BsonType.DBPointer:
                    RequireUtf8(ValueSpan[sizeof(int)..^(ObjectId.ByteCount + 1)], _valueStart + sizeof(int));
                    break;
                case BsonType.JavaScriptWithScope:
                    RequireUtf8(ScopedCode(), _valueStart + (2 * sizeof(int)));
                    ScopeReader().ValidateRest();
                    break;
                case BsonType.Document or BsonType.Array:
                    GetDocumentReader().ValidateRest();
                    break;
            }
        }
    }

    private readonly void RequireUtf8(ReadOnlySpan<byte> text, int offset)
    {
        var invalid = StrictUtf8.IndexOfInvalid(text);
        if (invalid >= 0)
            throw Malformed("A text is not UTF-8", offset + invalid);
    }
}
