using System.Globalization;
using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Storage.Keys;

/// <summary>
/// Takes the values of an index's fields from a document: one row, or one for each element when fields pass through an array (all of
/// them through the same one). An empty array counts as undefined, a missing field stays missing.
/// </summary>
internal sealed class IndexKeyExpansion(IReadOnlyList<IndexField> fields, BsonDocument document)
{
    public bool MetArray { get; private set; }

    /// <summary>The rows. Each is only valid until the next is taken.</summary>
    public IEnumerable<BsonValue[]> Rows()
    {
        BsonValue[] values = new BsonValue[fields.Count];
        int[] next = new int[fields.Count];
        Array.Fill(values, document);
        return Expand(values, next);
    }

    private IEnumerable<BsonValue[]> Expand(BsonValue[] values, int[] next)
    {
        BsonArray? array = null;
        for (int i = 0; i < values.Length; i++)
        {
            if (!Walk(fields[i].Segments, ref values[i], ref next[i])) continue;
            array ??= values[i].AsArray;
            if (!ReferenceEquals(array, values[i].AsArray))
                throw new CommandException(ErrorCode.CannotIndexParallelArrays, "cannot index parallel arrays");
        }

        if (array is null) return [values];
        MetArray = true;
        return ExpandArray(array, values, next);
    }

    private IEnumerable<BsonValue[]> ExpandArray(BsonArray array, BsonValue[] values, int[] next)
    {
        bool[] pending = [.. values.Select((value, i) => next[i] >= 0 && value.IsArray && ReferenceEquals(value.AsArray, array))];
        if (array.Count == 0)
        {
            yield return [.. values.Select((value, i) => !pending[i] ? value
                : next[i] == fields[i].Segments.Length ? BsonValue.Undefined : BsonValue.Missing)];
            yield break;
        }

        foreach (BsonValue element in array)
        {
            BsonValue[] row = [.. values];
            int[] rowNext = [.. next];
            for (int i = 0; i < row.Length; i++)
            {
                if (!pending[i]) continue;
                bool atEnd = next[i] == fields[i].Segments.Length;
                row[i] = atEnd || element.IsDocument ? element : BsonValue.Missing;
                if (atEnd || !element.IsDocument) rowNext[i] = -1;
            }

            foreach (BsonValue[] expanded in Expand(row, rowNext)) yield return expanded;
        }
    }

    /// <summary>
    /// Follows a path; true when it stops at an array that is to be expanded. A <paramref name="next"/> of −1 means done.
    /// </summary>
    private static bool Walk(string[] segments, ref BsonValue value, ref int next)
    {
        if (next < 0) return false;
        while (next < segments.Length)
        {
            if (value.IsDocument)
            {
                value = value.AsDocument[segments[next++]];
            }
            else if (value.IsArray)
            {
                if (!int.TryParse(segments[next], NumberStyles.None, CultureInfo.InvariantCulture, out int position)) return true;
                value = position < value.AsArray.Count ? value.AsArray[position] : BsonValue.Missing;
                next++;
            }
            else
            {
                value = BsonValue.Missing;
                break;
            }
        }

        if (value.IsArray) return true;
        next = -1;
        return false;
    }
}
