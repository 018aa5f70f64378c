using System.Text;
using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>
/// The conditions of a filter on fields of the document itself, tested on its bytes: most documents that do not match need not be parsed.
/// Values other than scalars are left to the parsed document. Not thread-safe.
/// </summary>
internal sealed class RawMatcher
{
    // One bit a condition tells which were found.
    private const int MaxConditions = 32;

    private readonly List<(byte[] Name, ValueTest Test)> _conditions = [];
    private readonly MatchState _state = new();
    private bool _isWhole = true;

    private RawMatcher()
    {
    }

    /// <summary>The part of a filter that bytes can answer; null when there is none.</summary>
    public static RawMatcher? Of(MatchNode root)
    {
        RawMatcher matcher = new();
        matcher.Add(root);
        return matcher._conditions.Count > 0 ? matcher : null;
    }

    /// <returns>Whether the document matches; null when the parsed document must tell.</returns>
    public bool? Matches(ReadOnlySpan<byte> bson)
    {
        uint found = 0;
        bool isDecided = _isWhole;
        BsonReader reader = new(bson);
        while (found != All && reader.Read())
        {
            ReadOnlySpan<byte> name = reader.NameUtf8;
            for (int i = 0; i < _conditions.Count; i++)
            {
                uint bit = 1u << i;
                if ((found & bit) != 0 || !name.SequenceEqual(_conditions[i].Name)) continue;
                found |= bit;
                if (!IsScalar(reader.Type)) isDecided = false;
                else if (!_conditions[i].Test.Test(reader.GetValue(), _state)) return false;
            }
        }

        for (int i = 0; i < _conditions.Count; i++)
            if ((found & (1u << i)) == 0 && !_conditions[i].Test.Test(default, _state)) return false;
        return isDecided ? true : null;
    }

    private uint All => uint.MaxValue >> (MaxConditions - _conditions.Count);

    private static bool IsScalar(BsonType type) => type
        is BsonType.String or BsonType.Boolean or BsonType.DateTime or BsonType.ObjectId
        or BsonType.Int32 or BsonType.Int64 or BsonType.Double or BsonType.Decimal128 or BsonType.Null;

    private void Add(MatchNode node)
    {
        switch (node)
        {
            case AndNode and:
                foreach (MatchNode part in and.Parts) Add(part);
                break;
            case PathNode { Field: { } field } path when _conditions.Count < MaxConditions:
                _conditions.Add((Encoding.UTF8.GetBytes(field), path.Test));
                break;
            default:
                _isWhole = false;
                break;
        }
    }
}
