using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Aggregation.Accumulators;

/// <summary>
/// $sum: whole numbers exactly, doubles with the rounding errors kept apart, decimals on their own. What is no number is skipped.
/// </summary>
internal sealed class SumAccumulator : Accumulator
{
    private Int128 _whole;
    private double _real;
    private double _error;
    private Decimal128 _decimal = Decimal128.Zero;
    private bool _hasLong;
    private bool _hasReal;
    private bool _hasDecimal;

    public long Count { get; private set; }

    public override long Add(BsonValue value)
    {
        switch (value.Type)
        {
            case BsonType.Int32:
                _whole += value.AsInt32;
                break;
            case BsonType.Int64:
                _whole += value.AsInt64;
                _hasLong = true;
                break;
            case BsonType.Double:
                AddReal(value.AsDouble);
                _hasReal = true;
                break;
            case BsonType.Decimal128:
                _decimal += value.AsDecimal128;
                _hasDecimal = true;
                break;
            default:
                return 0;
        }

        Count++;
        return 0;
    }

    public override BsonValue Result()
    {
        if (_hasDecimal)
        {
            return ToDecimal();
        }

        if (_hasReal)
        {
            return ToReal();
        }

        return Numeric.Whole(_hasLong ? BsonType.Int64 : BsonType.Int32, _whole);
    }

    /// <summary>The mean of the numbers; null without any.</summary>
    public BsonValue Average()
    {
        if (Count == 0)
        {
            return BsonValue.Null;
        }

        return _hasDecimal ? ToDecimal() / Decimal128.FromInt64(Count) : ToReal() / Count;
    }

    private double ToReal()
    {
        if (!double.IsFinite(_real))
        {
            return _real;
        }

        var whole = (double)_whole;
        return _whole == 0 ? _real + _error : whole + _real + (_error + (double)(_whole - (Int128)whole));
    }

    private Decimal128 ToDecimal()
    {
        var whole = _whole >= long.MinValue && _whole <= long.MaxValue
            ? Decimal128.FromInt64((long)_whole)
            : Decimal128.FromParts(Int128.IsNegative(_whole), (UInt128)Int128.Abs(_whole), 0);
        var sum = _decimal + whole;
        return _hasReal ? sum + DecimalMath.FromDouble(_real + _error) : sum;
    }

    private void AddReal(double value)
    {
        var sum = _real + value;
        if (double.IsFinite(sum))
        {
            _error += Math.Abs(_real) >= Math.Abs(value) ? _real - sum + value : value - sum + _real;
        }

        _real = sum;
    }
}
