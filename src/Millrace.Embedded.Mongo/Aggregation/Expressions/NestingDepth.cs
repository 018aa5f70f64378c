using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>Measures how deep a value nests.</summary>
internal static class NestingDepth
{
    /// <summary>True when the value has at most this many levels of documents and arrays. Stops at the limit, so its own depth is bounded.</summary>
    public static bool IsWithin(BsonValue value, int levels)
    {
        if (value.Type is not (BsonType.Document or BsonType.Array))
        {
            return true;
        }

        if (levels == 0)
        {
            return false;
        }

        if (value.Type == BsonType.Array)
        {
            foreach (var element in value.AsArray)
            {
                if (!IsWithin(element, levels - 1))
                {
                    return false;
                }
            }

            return true;
        }

        foreach (var (_, field) in value.AsDocument)
        {
            if (!IsWithin(field, levels - 1))
            {
                return false;
            }
        }

        return true;
    }
}
