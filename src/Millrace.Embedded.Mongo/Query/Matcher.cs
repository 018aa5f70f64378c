using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;

namespace Millrace.Embedded.Mongo.Query;

/// <summary>A compiled filter. Belongs to one command; not thread-safe.</summary>
internal sealed class Matcher
{
    private readonly MatchNode _root;
    private readonly MatchState _state = new();
    private readonly RawMatcher? _raw;

    private Matcher(MatchNode root)
    {
        _root = root;
        _raw = RawMatcher.Of(root);
    }

    /// <summary>True for the empty filter.</summary>
    public bool MatchesEverything => _root is AndNode { IsEmpty: true };

    /// <summary>Compiles a filter.</summary>
    /// <param name="filter">The filter as clients send it.</param>
    /// <param name="scope">The variables that <c>$expr</c> may use; none when null.</param>
    /// <exception cref="CommandException">The filter is malformed, nests too deep or uses what this store refuses.</exception>
    public static Matcher Compile(BsonDocument filter, ExpressionScope? scope = null)
        => new(FilterCompiler.Compile(filter, scope ?? ExpressionScope.Empty));

    /// <summary>Answers from a document's bytes where that is possible, which spares parsing it; null when it must be parsed.</summary>
    public bool? MatchesRaw(ReadOnlySpan<byte> bson) => _raw?.Matches(bson);

    public bool Matches(BsonDocument document) => _root.Matches(document, _state);

    /// <summary>As <see cref="Matches(BsonDocument)"/>.</summary>
    /// <param name="document">The document.</param>
    /// <param name="arrayIndex">What the positional <c>$</c> stands for; <see cref="MatchState.NoIndex"/> when no array decided the
    /// match.</param>
    public bool Matches(BsonDocument document, out int arrayIndex)
    {
        _state.ArrayIndex = MatchState.NoIndex;
        var matches = _root.Matches(document, _state);
        arrayIndex = matches ? _state.ArrayIndex : MatchState.NoIndex;
        return matches;
    }

    /// <summary>
    /// Tests a value that may be no document, as <c>$pull</c> and <c>arrayFilters</c> do with conditions like <c>{$gt: 1}</c>.
    /// </summary>
    public bool MatchesValue(BsonValue value) => _root.Matches(value, _state);

    /// <summary>Compiles conditions on one value, such as <c>{$gt: 1, $lt: 5}</c>, for <see cref="MatchesValue"/>.</summary>
    /// <exception cref="CommandException">A condition is malformed.</exception>
    public static Matcher CompileValue(BsonDocument conditions, ExpressionScope scope)
        => new(new AndNode(ConditionCompiler.Compile(PathNode.Itself, conditions, scope.Nested())));
}
