using Millrace.Bson;
using Millrace.Embedded.Mongo.Geo;

namespace Millrace.Embedded.Mongo.Storage.Keys;

/// <summary>
/// The rows of a document in an index with geospatial fields: each combination of the cells of its geometries and of the values of the
/// ordinary fields. None when it has no geometry at all.
/// </summary>
internal sealed class GeoKeyExpansion(IReadOnlyList<IndexField> fields, BsonDocument document)
{
    /// <summary>MongoDB's code for a value that no geometry can be made of.</summary>
    private const ErrorCode NoGeoKeys = (ErrorCode)16755;

    private const int MaxKeys = 10_000;

    /// <summary>True when a field holds an array, or a shape, whose keys are cells that may be larger than those of a query.</summary>
    public bool MetArray { get; private set; }

    /// <exception cref="CommandException">16755: a field holds something that is no geometry.</exception>
    public IReadOnlyList<BsonValue[]> Rows()
    {
        IndexField[] ordinary = [.. fields.Where(static field => !field.IsGeo)];
        List<BsonValue[]> rows = [new BsonValue[fields.Count]];
        bool present = false;
        for (int i = 0; i < fields.Count; i++)
        {
            if (!fields[i].IsGeo) continue;
            List<BsonValue> cells = CellsOf(fields[i]);
            present |= cells.Count > 0;
            if (cells.Count > 0) rows = Combine(rows, cells.Count, (row, n) => row[i] = cells[n]);
        }

        if (!present) return [];
        IndexKeyExpansion expansion = new(ordinary, document);
        List<BsonValue[]> others = [.. expansion.Rows().Select(static values => (BsonValue[])values.Clone())];
        MetArray |= expansion.MetArray;
        return Combine(rows, others.Count, (row, n) => Fill(row, others[n]));
    }

    private static List<BsonValue[]> Combine(List<BsonValue[]> rows, int count, Action<BsonValue[], int> fill)
    {
        if ((long)rows.Count * count > MaxKeys)
            throw new CommandException(NoGeoKeys, $"Can't extract geo keys: more than {MaxKeys} keys for one document");
        List<BsonValue[]> combined = new(rows.Count * count);
        foreach (BsonValue[] row in rows)
        {
            for (int n = 0; n < count; n++)
            {
                BsonValue[] copy = (BsonValue[])row.Clone();
                fill(copy, n);
                combined.Add(copy);
            }
        }

        return combined;
    }

    private void Fill(BsonValue[] row, BsonValue[] ordinary)
    {
        int next = 0;
        for (int i = 0; i < row.Length; i++)
            if (!fields[i].IsGeo) row[i] = ordinary[next++];
    }

    private List<BsonValue> CellsOf(IndexField field)
    {
        List<BsonValue> cells = [];
        foreach (BsonValue value in GeoValues.At(document, field.Path))
        {
            if (IsNothing(value)) continue;
            string error = "";
            if ((value.IsDocument || value.IsArray) && GeometryReader.Read(value, out error) is { } geometry)
            {
                if (geometry.IsOnSphere)
                {
                    IReadOnlyList<GeoCell> keys = GeoCover.KeysOf(geometry);
                    foreach (GeoCell cell in keys) cells.Add(cell.Id);
                    MetArray |= cells.Count > 1 || !keys[0].IsLeaf;
                    continue;
                }

                error = $"longitude/latitude is out of bounds: {value}";
            }

            if (error.Length == 0) error = $"geo element must be an array or object: {field.Path}: {value}";
            throw new CommandException(NoGeoKeys, $"Can't extract geo keys: {{ _id: {document["_id"]} }}  {error}");
        }

        return cells;
    }

    private static bool IsNothing(BsonValue value) => value.Type switch
    {
        BsonType.Null or BsonType.Undefined => true,
        BsonType.Document => value.AsDocument.Count == 0,
        BsonType.Array => value.AsArray.Count == 0,
        _ => false,
    };
}
