using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>All of its parts must match; none at all matches everything.</summary>
internal sealed class AndNode(IReadOnlyList<MatchNode> parts) : MatchNode
{
    private readonly MatchNode[] _parts = [.. parts];

    public bool IsEmpty => _parts.Length == 0;

    public IReadOnlyList<MatchNode> Parts => _parts;

    public override bool Matches(BsonValue subject, MatchState state)
    {
        foreach (var part in _parts)
        {
            if (!part.Matches(subject, state))
            {
                return false;
            }
        }

        return true;
    }
}
