using System.Globalization;
using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>$elemMatch: an array with one element that fits the whole condition.</summary>
internal sealed class ElemMatchTest(MatchNode condition, bool onDocuments) : ValueTest
{
    public override bool LooksIntoArrays => false;

    public override bool Test(BsonValue value, MatchState state)
    {
        if (value.Type != BsonType.Array)
        {
            return false;
        }

        var index = IndexOfMatch(value.AsArray);
        if (index < 0)
        {
            return false;
        }

        state.ArrayIndex = index;
        return true;
    }

    /// <summary>The first element that fits; -1 when none does.</summary>
    public int IndexOfMatch(BsonArray array)
    {
        var inner = new MatchState();
        for (var i = 0; i < array.Count; i++)
        {
            var element = onDocuments && array[i].Type == BsonType.Array ? AsDocument(array[i].AsArray) : array[i];
            if ((!onDocuments || element.Type == BsonType.Document) && condition.Matches(element, inner))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>An array in an array can be looked into by positions.</summary>
    private static BsonValue AsDocument(BsonArray array)
    {
        var document = new BsonDocument(array.Count);
        for (var i = 0; i < array.Count; i++)
        {
            document.Add(i.ToString(CultureInfo.InvariantCulture), array[i]);
        }

        return document;
    }
}
