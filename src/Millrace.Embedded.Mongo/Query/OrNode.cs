using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>At least one of its parts must match; none at all matches nothing.</summary>
internal sealed class OrNode(IReadOnlyList<MatchNode> parts) : MatchNode
{
    private readonly MatchNode[] _parts = [.. parts];

    public override bool Matches(BsonValue subject, MatchState state)
    {
        foreach (var part in _parts)
        {
            if (part.Matches(subject, state))
            {
                return true;
            }
        }

        return false;
    }
}
