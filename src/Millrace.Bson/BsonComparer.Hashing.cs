namespace Millrace.Bson;

// Hashes that agree with Compare: what compares as equal hashes alike.
public sealed partial class BsonComparer
{
    public int GetHashCode(BsonValue obj)
    {
        var hash = new HashCode();
        AddTo(ref hash, obj);
        return hash.ToHashCode();
    }

    private static void AddTo(ref HashCode hash, BsonValue value)
    {
        hash.Add(CompareTypeOrder(value.Type));
        switch (value.Type)
        {
            case BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128:
                hash.Add(BsonNumbers.Hash(value));
                break;
            case BsonType.String or BsonType.Symbol:
                hash.Add(TextOf(value));
                break;
            case BsonType.Document:
                AddTo(ref hash, value.AsDocument);
                break;
            case BsonType.Array:
                foreach (var item in value.AsArray)
                    AddTo(ref hash, item);
                break;
            case BsonType.JavaScriptWithScope:
                hash.Add(value.AsCodeWithScope.Code);
                AddTo(ref hash, value.AsCodeWithScope.Scope);
                break;
            case BsonType.None or BsonType.Undefined:
                break; // equal to one another
            default:
                hash.Add(value); // the other types have no two forms of one value
                break;
        }
    }

    private static void AddTo(ref HashCode hash, BsonDocument document)
    {
        foreach (var (name, value) in document)
        {
            hash.Add(name);
            AddTo(ref hash, value);
        }
    }
}
