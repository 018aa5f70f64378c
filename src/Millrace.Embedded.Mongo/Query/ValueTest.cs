using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>A condition on one value that a path leads to.</summary>
internal abstract class ValueTest
{
    /// <summary>True when an array at the end of the path is tested element by element before it is tested as a whole.</summary>
    public virtual bool LooksIntoArrays => true;

    /// <summary>Tests one value, which is missing when the path leads nowhere.</summary>
    public abstract bool Test(BsonValue value, MatchState state);
}
