namespace Millrace.Bson;

// The As… accessors demand exactly their type and throw InvalidOperationException otherwise; the numeric conversions below do not.
public readonly partial struct BsonValue
{
    public int AsInt32 => (int)Bits(BsonType.Int32);

    public long AsInt64 => Bits(BsonType.Int64);

    public double AsDouble => BitConverter.Int64BitsToDouble(Bits(BsonType.Double));

    public bool AsBoolean => Bits(BsonType.Boolean) != 0;

    /// <value>Milliseconds since 1970-01-01 UTC.</value>
    public long AsDateTimeMs => Bits(BsonType.DateTime);

    public BsonTimestamp AsTimestamp
    {
        get
        {
            var bits = Bits(BsonType.Timestamp);
            return new BsonTimestamp((uint)(bits >> 32), (uint)bits);
        }
    }

    public ObjectId AsObjectId => new((ulong)Bits(BsonType.ObjectId), _extraBits);

    public Decimal128 AsDecimal128 => (Decimal128)Reference(BsonType.Decimal128);

    public string AsString => (string)Reference(BsonType.String);

    public string AsSymbol => (string)Reference(BsonType.Symbol);

    public string AsJavaScript => (string)Reference(BsonType.JavaScript);

    public BsonDocument AsDocument => (BsonDocument)Reference(BsonType.Document);

    public BsonArray AsArray => (BsonArray)Reference(BsonType.Array);

    public BsonBinary AsBinary => (BsonBinary)Reference(BsonType.Binary);

    public BsonRegex AsRegex => (BsonRegex)Reference(BsonType.RegularExpression);

    public BsonDBPointer AsDBPointer => (BsonDBPointer)Reference(BsonType.DBPointer);

    public BsonCodeWithScope AsCodeWithScope => (BsonCodeWithScope)Reference(BsonType.JavaScriptWithScope);

    private long Bits(BsonType expected) => _type == expected ? _bits : throw WrongType(expected);

    private object Reference(BsonType expected) => _type == expected ? _reference! : throw WrongType(expected);

    private InvalidOperationException WrongType(BsonType expected) =>
        new($"The value is {(IsMissing ? "missing" : _type)}, not {expected}.");
}
