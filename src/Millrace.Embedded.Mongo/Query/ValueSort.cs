using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>
/// The order of an array's elements (<c>$sortArray</c>, <c>$push.$sort</c>): of whole values, or of documents by their fields.
/// </summary>
internal sealed class ValueSort : IComparer<BsonValue>
{
    private readonly SortSpec? _fields;
    private readonly int _direction;

    private ValueSort(SortSpec? fields, int direction)
    {
        _fields = fields;
        _direction = direction;
    }

    /// <param name="sort">1, -1 or a sort document.</param>
    /// <exception cref="CommandException">Neither of these.</exception>
    public static ValueSort Compile(BsonValue sort)
    {
        if (sort.Type != BsonType.Document)
        {
            return sort.TryGetWholeInt32(out var direction) && direction is 1 or -1
                ? new ValueSort(null, direction)
                : throw new CommandException(ErrorCode.BadValue, "The $sort element value must be either 1 or -1");
        }

        if (sort.AsDocument.Count == 0)
        {
            throw new CommandException(ErrorCode.BadValue, "The $sort pattern is empty when it should be a set of fields.");
        }

        foreach (var (_, value) in sort.AsDocument)
        {
            Compile(value.Type == BsonType.Document ? BsonValue.Null : value);
        }

        return new ValueSort(SortSpec.Compile(sort.AsDocument), 1);
    }

    public int Compare(BsonValue x, BsonValue y)
        => _fields is null ? _direction * BsonComparer.Instance.Compare(x, y) : _fields.Compare(AsDocument(x), AsDocument(y));

    /// <summary>What is not a document has none of the fields.</summary>
    private static BsonDocument AsDocument(BsonValue value) => value.Type == BsonType.Document ? value.AsDocument : [];
}
