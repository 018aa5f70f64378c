namespace Millrace.Bson;

/// <summary>
/// MongoDB's order of values across types, and the equality that follows from it: numbers by exact value whatever their type, NaN lowest
/// and equal to itself, −0 equal to 0, symbols with strings. A missing value stands with undefined, below null, as in aggregation;
/// a caller for whom missing sorts as null (sort keys, unique indexes) passes null instead. Stateless and thread-safe.
/// </summary>
public sealed partial class BsonComparer : IComparer<BsonValue>, IEqualityComparer<BsonValue>
{
    private BsonComparer()
    {
    }

    public static BsonComparer Instance { get; } = new();

    /// <summary>
    /// MongoDB's number for the place of a type in the order ("canonical type"): equal for types whose values compare with one another.
    /// </summary>
    public static int CompareTypeOrder(BsonType type) => type switch
    {
        BsonType.MinKey => -1,
        BsonType.None or BsonType.Undefined => 0,
        BsonType.Null => 5,
        BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128 => 10,
        BsonType.String or BsonType.Symbol => 15,
        BsonType.Document => 20,
        BsonType.Array => 25,
        BsonType.Binary => 30,
        BsonType.ObjectId => 35,
        BsonType.Boolean => 40,
        BsonType.DateTime => 45,
        BsonType.Timestamp => 47,
        BsonType.RegularExpression => 50,
        BsonType.DBPointer => 55,
        BsonType.JavaScript => 60,
        BsonType.JavaScriptWithScope => 65,
        BsonType.MaxKey => 127,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a BSON type."),
    };

    public int Compare(BsonValue x, BsonValue y)
    {
        var order = CompareTypeOrder(x.Type).CompareTo(CompareTypeOrder(y.Type));
        return order != 0 ? order : CompareWithinType(x, y);
    }

    public bool Equals(BsonValue x, BsonValue y) => Compare(x, y) == 0;

    private static int CompareWithinType(BsonValue x, BsonValue y) => x.Type switch
    {
        BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128 => BsonNumbers.Compare(x, y),
        BsonType.String or BsonType.Symbol => CompareUtf8Order(TextOf(x), TextOf(y)),
        BsonType.Document => Compare(x.AsDocument, y.AsDocument),
        BsonType.Array => Compare(x.AsArray, y.AsArray),
        BsonType.Binary => Compare(x.AsBinary, y.AsBinary),
        BsonType.ObjectId => x.AsObjectId.CompareTo(y.AsObjectId),
        BsonType.Boolean => x.AsBoolean.CompareTo(y.AsBoolean),
        BsonType.DateTime => x.AsDateTimeMs.CompareTo(y.AsDateTimeMs),
        BsonType.Timestamp => Compare(x.AsTimestamp, y.AsTimestamp),
        BsonType.RegularExpression => Compare(x.AsRegex, y.AsRegex),
        BsonType.DBPointer => Compare(x.AsDBPointer, y.AsDBPointer),
        BsonType.JavaScript => CompareUtf8Order(x.AsJavaScript, y.AsJavaScript),
        BsonType.JavaScriptWithScope => Compare(x.AsCodeWithScope, y.AsCodeWithScope),
        _ => 0, // types of a single value
    };

    /// <summary>Compares as the UTF-8 bytes would; UTF-16 puts the characters beyond U+FFFF before U+E000…U+FFFF.</summary>
    internal static int CompareUtf8Order(string x, string y)
    {
        var common = x.AsSpan().CommonPrefixLength(y);
        if (common == x.Length || common == y.Length)
            return x.Length.CompareTo(y.Length);
        return CodePointRank(x[common]).CompareTo(CodePointRank(y[common]));
    }

    private static int CodePointRank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;

    private static string TextOf(BsonValue value) => value.Type == BsonType.Symbol ? value.AsSymbol : value.AsString;

    // Element by element: type, name, value; then the shorter one is the lesser.
    private static int Compare(BsonDocument x, BsonDocument y)
    {
        for (var i = 0; i < Math.Min(x.Count, y.Count); i++)
        {
            var (left, right) = (x.GetAt(i), y.GetAt(i));
            var order = CompareTypeOrder(left.Value.Type).CompareTo(CompareTypeOrder(right.Value.Type));
            if (order == 0)
                order = CompareUtf8Order(left.Name, right.Name);
            if (order == 0)
                order = CompareWithinType(left.Value, right.Value);
            if (order != 0)
                return order;
        }

        return x.Count.CompareTo(y.Count);
    }

    private static int Compare(BsonArray x, BsonArray y)
    {
        for (var i = 0; i < Math.Min(x.Count, y.Count); i++)
        {
            var order = Instance.Compare(x[i], y[i]);
            if (order != 0)
                return order;
        }

        return x.Count.CompareTo(y.Count);
    }

    private static int Compare(BsonBinary x, BsonBinary y)
    {
        var order = x.Bytes.Length.CompareTo(y.Bytes.Length);
        if (order == 0)
            order = x.Subtype.CompareTo(y.Subtype);
        return order != 0 ? order : x.Bytes.Span.SequenceCompareTo(y.Bytes.Span);
    }

    private static int Compare(BsonTimestamp x, BsonTimestamp y) =>
        x.Seconds != y.Seconds ? x.Seconds.CompareTo(y.Seconds) : x.Increment.CompareTo(y.Increment);

    private static int Compare(BsonRegex x, BsonRegex y)
    {
        var order = CompareUtf8Order(x.Pattern, y.Pattern);
        return order != 0 ? order : CompareUtf8Order(x.Options, y.Options);
    }

    // As bytes on the wire: the length of the namespace counts first.
    private static int Compare(BsonDBPointer x, BsonDBPointer y)
    {
        var order = System.Text.Encoding.UTF8.GetByteCount(x.Namespace).CompareTo(System.Text.Encoding.UTF8.GetByteCount(y.Namespace));
        if (order == 0)
            order = CompareUtf8Order(x.Namespace, y.Namespace);
        return order != 0 ? order : x.Id.CompareTo(y.Id);
    }

    private static int Compare(BsonCodeWithScope x, BsonCodeWithScope y)
    {
        var order = CompareUtf8Order(x.Code, y.Code);
        return order != 0 ? order : Compare(x.Scope, y.Scope);
    }
}
