namespace Millrace.Bson;

public readonly partial struct BsonValue
{
    /// <summary>The value as a 64-bit integer, if it is a number of any type that is exactly one.</summary>
    public bool TryGetInt64(out long value)
    {
        switch (_type)
        {
            case BsonType.Int32 or BsonType.Int64:
                value = _bits;
                return true;
            case BsonType.Double:
                return BsonNumbers.TryGetInt64(AsDouble, out value);
            case BsonType.Decimal128:
                return AsDecimal128.TryGetInt64(out value);
            default:
                value = 0;
                return false;
        }
    }

    /// <summary>The number as a double, rounded to the nearest.</summary>
    /// <exception cref="InvalidOperationException">The value is not a number.</exception>
    public double ToDouble() => _type switch
    {
        BsonType.Int32 or BsonType.Int64 => _bits,
        BsonType.Double => AsDouble,
        BsonType.Decimal128 => AsDecimal128.ToDouble(),
        _ => throw new InvalidOperationException($"The value is {(IsMissing ? "missing" : _type)}, not a number."),
    };

    /// <summary>The number as a decimal128: integers exactly, doubles by their shortest text that reads back as the same double.</summary>
    /// <exception cref="InvalidOperationException">The value is not a number.</exception>
    public Decimal128 ToDecimal128() => _type switch
    {
        BsonType.Int32 or BsonType.Int64 => Decimal128.FromInt64(_bits),
        BsonType.Double => Decimal128.FromDouble(AsDouble),
        BsonType.Decimal128 => AsDecimal128,
        _ => throw new InvalidOperationException($"The value is {(IsMissing ? "missing" : _type)}, not a number."),
    };
}
