namespace Millrace.Embedded.Mongo.Query;

/// <summary>What a match found out besides its answer.</summary>
internal sealed class MatchState
{
    /// <summary>No array element decided the match.</summary>
    public const int NoIndex = -1;

    /// <summary>
    /// The index in the outermost array whose element made the last array condition match: what the positional <c>$</c> stands for.
    /// </summary>
    public int ArrayIndex { get; set; } = NoIndex;
}
