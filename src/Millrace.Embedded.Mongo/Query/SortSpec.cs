using System.Text;
using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>
/// A compiled sort: documents by the values at its paths. An array sorts by its least element, or its greatest when descending; a
/// missing field sorts as null. Immutable and thread-safe.
/// </summary>
internal sealed class SortSpec : IComparer<BsonDocument>
{
    /// <summary>MongoDB's limit on the fields of a sort.</summary>
    public const int MaxKeys = 32;

    private readonly string[][] _paths;
    private readonly byte[][] _names;

    private SortSpec(IReadOnlyList<SortKey> keys)
    {
        Keys = keys;
        _paths = [.. keys.Select(key => key.Path.Split('.'))];
        _names = [.. _paths.Select(path => Encoding.UTF8.GetBytes(path[0]))];
    }

    public IReadOnlyList<SortKey> Keys { get; }

    /// <exception cref="CommandException">A direction other than 1 and -1, an empty path, too many keys.</exception>
    public static SortSpec Compile(BsonDocument sort)
    {
        if (sort.Count > MaxKeys)
        {
            throw new CommandException((ErrorCode)13103, $"too many compound keys: a sort takes at most {MaxKeys}");
        }

        var keys = new List<SortKey>(sort.Count);
        foreach (var (path, direction) in sort)
        {
            ExpressionCompiler.ParsePath(path);
            if (keys.Any(key => key.Path == path))
            {
                throw new CommandException((ErrorCode)7472500, $"$sort key must not contain duplicate keys (duplicate field: '{path}')");
            }

            keys.Add(new SortKey(path, IsDescending(direction)));
        }

        return new SortSpec(keys);
    }

    /// <exception cref="CommandException">15974 or 15975: not 1 or -1.</exception>
    public static bool IsDescending(BsonValue direction)
    {
        if (direction.Type == BsonType.Document)
        {
            throw new CommandException(ErrorCode.CommandNotSupported, "Sorting by $meta is not supported by this store");
        }

        if (!direction.IsNumber)
        {
            throw new CommandException((ErrorCode)15974, $"Illegal key in $sort specification: {direction}");
        }

        return direction.TryGetWholeInt32(out var number) && number is 1 or -1
            ? number == -1
            : throw new CommandException((ErrorCode)15975, "$sort key ordering must be 1 (for ascending) or -1 (for descending)");
    }

    public int Compare(BsonDocument? x, BsonDocument? y)
    {
        for (var i = 0; i < Keys.Count; i++)
        {
            var order = BsonComparer.Instance.Compare(KeyOf(x![_paths[i][0]], i), KeyOf(y![_paths[i][0]], i));
            if (order != 0)
            {
                return Keys[i].Descending ? -order : order;
            }
        }

        return 0;
    }

    /// <summary>
    /// The values that a document sorts by, one a key, for <see cref="CompareKeys"/>: worth it when a document is compared often.
    /// </summary>
    public BsonValue[] KeysOf(BsonDocument document)
    {
        var keys = new BsonValue[Keys.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = KeyOf(document[_paths[i][0]], i);
        }

        return keys;
    }

    /// <summary>The same of a document's bytes, of which only the fields that the keys begin with are parsed.</summary>
    public BsonValue[] KeysOf(ReadOnlySpan<byte> bson)
    {
        var keys = new BsonValue[Keys.Count];
        var missing = keys.Length;
        var reader = new BsonReader(bson);
        while (missing > 0 && reader.Read())
        {
            for (var i = 0; i < keys.Length; i++)
            {
                if (keys[i].IsMissing && reader.NameUtf8.SequenceEqual(_names[i]))
                {
                    keys[i] = KeyOf(reader.GetValue(), i);
                    missing--;
                }
            }
        }

        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = keys[i].OrNull();
        }

        return keys;
    }

    /// <summary>Compares two results of <c>KeysOf</c>.</summary>
    public int CompareKeys(BsonValue[] x, BsonValue[] y)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var order = BsonComparer.Instance.Compare(x[i], y[i]);
            if (order != 0)
            {
                return Keys[i].Descending ? -order : order;
            }
        }

        return 0;
    }

    private BsonValue KeyOf(BsonValue field, int index)
    {
        var key = default(BsonValue);
        Collect(field, _paths[index], 1, Keys[index].Descending, ref key);
        return key.OrNull();
    }

    private static void Collect(BsonValue value, string[] path, int index, bool greatest, ref BsonValue key)
    {
        switch (value.Type)
        {
            case BsonType.Array:
                CollectArray(value.AsArray, path, index, greatest, ref key);
                break;
            case BsonType.Document when index < path.Length:
                Collect(value.AsDocument[path[index]], path, index + 1, greatest, ref key);
                break;
            default:
                Offer(index < path.Length ? BsonValue.Null : value.OrNull(), greatest, ref key);
                break;
        }
    }

    private static void CollectArray(BsonArray array, string[] path, int index, bool greatest, ref BsonValue key)
    {
        var position = index < path.Length ? PathNode.Position(path[index]) : -1;
        if (position >= 0)
        {
            Collect(position < array.Count ? array[position] : default, path, index + 1, greatest, ref key);
            return;
        }

        if (array.Count == 0)
        {
            // An empty array sorts below null.
            Offer(index < path.Length ? BsonValue.Null : BsonValue.Undefined, greatest, ref key);
            return;
        }

        foreach (var element in array)
        {
            if (index == path.Length)
            {
                Offer(element, greatest, ref key);
            }
            else
            {
                var inside = element.Type == BsonType.Document ? element.AsDocument[path[index]] : default;
                Collect(inside, path, index + 1, greatest, ref key);
            }
        }
    }

    private static void Offer(BsonValue candidate, bool greatest, ref BsonValue key)
    {
        if (key.IsMissing || (BsonComparer.Instance.Compare(candidate, key) > 0) == greatest)
        {
            key = candidate;
        }
    }
}
