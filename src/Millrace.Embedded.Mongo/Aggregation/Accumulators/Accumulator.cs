using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation.Accumulators;

/// <summary>The state of one accumulated field of one group.</summary>
internal abstract class Accumulator
{
    /// <summary>Takes the next value in.</summary>
    /// <returns>By how many bytes the state grew; 0 for those of a fixed size.</returns>
    public abstract long Add(BsonValue value);

    public abstract BsonValue Result();
}
