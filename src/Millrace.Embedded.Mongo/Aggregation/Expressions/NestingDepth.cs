using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>Measures how deep a value nests.</summary>
internal static class NestingDepth
{
    /// <summary>
    /// How many levels a stage written like this can add to a document at most: its own nesting, dotted names counted by their components.
    /// Stops counting beyond <paramref name="limit"/>.
    /// </summary>
    public static int Growth(BsonValue specification, int limit)
    {
        if (specification.Type is not (BsonType.Document or BsonType.Array) || limit <= 0)
        {
            return 0;
        }

        var most = 0;
        if (specification.Type == BsonType.Array)
        {
            foreach (var element in specification.AsArray)
            {
                most = Math.Max(most, 1 + Growth(element, limit - 1));
            }

            return most;
        }

        foreach (var (name, value) in specification.AsDocument)
        {
            var levels = 1 + name.AsSpan().Count('.');
            most = Math.Max(most, levels + Growth(value, limit - levels));
        }

        return most;
    }

    /// <summary>
    /// True when the value has at most this many levels of documents and arrays. Stops at the limit, so its own depth is bounded.
    /// </summary>
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
