using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>Matches what its part does not. A negation knows no array index.</summary>
internal sealed class NotNode(MatchNode part) : MatchNode
{
    public override bool Matches(BsonValue subject, MatchState state)
    {
        var index = state.ArrayIndex;
        var matches = part.Matches(subject, state);
        state.ArrayIndex = index;
        return !matches;
    }
}
