using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>One node of a compiled filter.</summary>
internal abstract class MatchNode
{
    /// <summary>True when the subject fits: a document, or an array's element inside <c>$elemMatch</c>.</summary>
    public abstract bool Matches(BsonValue subject, MatchState state);
}
