namespace Millrace.Bson;

/// <summary>
/// One BSON value of any type: a small immutable struct that holds numbers, dates and ids without boxing.
/// <c>default</c> is <see cref="Missing"/>: no value at all, which differs from <see cref="Null"/>.
/// Equality is exact (type and value; fields in order); MongoDB's order and its equality across numeric types are those of
/// <see cref="BsonComparer"/>. Thread-safe unless it holds a document or array that someone changes.
/// </summary>
public readonly partial struct BsonValue : IEquatable<BsonValue>
{
    private readonly object? _reference;
    private readonly long _bits;
    private readonly uint _extraBits;
    private readonly BsonType _type;

    private BsonValue(BsonType type, long bits, uint extraBits = 0)
    {
        _type = type;
        _bits = bits;
        _extraBits = extraBits;
    }

    private BsonValue(BsonType type, object reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        _type = type;
        _reference = reference;
    }

    public static BsonValue Missing => default;

    public static BsonValue Null => new(BsonType.Null, 0);

    public static BsonValue Undefined => new(BsonType.Undefined, 0);

    public static BsonValue MinKey => new(BsonType.MinKey, 0);

    public static BsonValue MaxKey => new(BsonType.MaxKey, 0);

    public static BsonValue True => new(BsonType.Boolean, 1);

    public static BsonValue False => new(BsonType.Boolean, 0);

    public BsonType Type => _type;

    public bool IsMissing => _type == BsonType.None;

    public bool IsNull => _type == BsonType.Null;

    public bool IsNumber => _type is BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128;

    public bool IsDocument => _type == BsonType.Document;

    public bool IsArray => _type == BsonType.Array;

    public bool IsString => _type == BsonType.String;

    public static implicit operator BsonValue(string value) => new(BsonType.String, value);

    public static implicit operator BsonValue(int value) => new(BsonType.Int32, value);

    public static implicit operator BsonValue(long value) => new(BsonType.Int64, value);

    public static implicit operator BsonValue(double value) => new(BsonType.Double, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator BsonValue(bool value) => value ? True : False;

    public static implicit operator BsonValue(ObjectId value) => new(BsonType.ObjectId, (long)value.High, value.Low);

    public static implicit operator BsonValue(Decimal128 value) => new(BsonType.Decimal128, value);

    public static implicit operator BsonValue(BsonDocument value) => new(BsonType.Document, value);

    public static implicit operator BsonValue(BsonArray value) => new(BsonType.Array, value);

    public static implicit operator BsonValue(DateTimeOffset value) => FromDateTime(value);

    public static implicit operator BsonValue(BsonTimestamp value) =>
        new(BsonType.Timestamp, (long)(((ulong)value.Seconds << 32) | value.Increment));

    public static implicit operator BsonValue(BsonBinary value) => new(BsonType.Binary, value);

    public static implicit operator BsonValue(BsonRegex value) => new(BsonType.RegularExpression, value);

    public static implicit operator BsonValue(BsonDBPointer value) => new(BsonType.DBPointer, value);

    public static implicit operator BsonValue(BsonCodeWithScope value) => new(BsonType.JavaScriptWithScope, value);

    public static bool operator ==(BsonValue left, BsonValue right) => left.Equals(right);

    public static bool operator !=(BsonValue left, BsonValue right) => !left.Equals(right);

    /// <param name="millisecondsSinceEpoch">Milliseconds since 1970-01-01 UTC; negative before.</param>
    public static BsonValue FromDateTime(long millisecondsSinceEpoch) => new(BsonType.DateTime, millisecondsSinceEpoch);

    /// <summary>The instant, cut to milliseconds; its offset is not kept.</summary>
    public static BsonValue FromDateTime(DateTimeOffset value) => FromDateTime(value.ToUnixTimeMilliseconds());

    public static BsonValue FromSymbol(string symbol) => new(BsonType.Symbol, symbol);

    public static BsonValue FromJavaScript(string code) => new(BsonType.JavaScript, code);

    public bool Equals(BsonValue other)
    {
        if (_type != other._type)
            return false;
        return _type == BsonType.Double && double.IsNaN(AsDouble)
            ? double.IsNaN(other.AsDouble)
            : _bits == other._bits && _extraBits == other._extraBits && Equals(_reference, other._reference);
    }

    public override bool Equals(object? obj) => obj is BsonValue other && Equals(other);

    public override int GetHashCode() =>
        _type == BsonType.Double && double.IsNaN(AsDouble) ? (int)BsonType.Double : HashCode.Combine(_type, _bits, _extraBits, _reference);

    /// <returns>Relaxed Extended JSON, or "missing".</returns>
    public override string ToString() => IsMissing ? "missing" : ExtendedJson.Write(this, ExtendedJsonMode.Relaxed);

    /// <returns>A copy that shares no document or array with this one.</returns>
    public BsonValue DeepClone() => _type switch
    {
        BsonType.Document => AsDocument.DeepClone(),
        BsonType.Array => AsArray.DeepClone(),
        BsonType.JavaScriptWithScope => AsCodeWithScope with { Scope = AsCodeWithScope.Scope.DeepClone() },
        _ => this,
    };
}
