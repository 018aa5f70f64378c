using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation;
using Millrace.Embedded.Mongo.Aggregation.Expressions;
using Millrace.Embedded.Mongo.Query;

namespace Millrace.Embedded.Mongo.Update;

/// <summary>
/// A compiled update: operators, a replacement or a pipeline. Given documents are never changed; the results share no part that can
/// change with them. Belongs to one command; not thread-safe.
/// </summary>
internal sealed class UpdateProgram
{
    private readonly BsonDocument? _replacement;
    private readonly TransformPipeline? _pipeline;
    private readonly OperatorUpdate? _operators;

    private UpdateProgram(BsonDocument? replacement, TransformPipeline? pipeline, OperatorUpdate? operators)
    {
        _replacement = replacement;
        _pipeline = pipeline;
        _operators = operators;
    }

    /// <value>True for a whole new document, which cannot be applied to many (<c>multi</c>).</value>
    public bool IsReplacement => _replacement is not null;

    public bool IsPipeline => _pipeline is not null;

    /// <param name="update">The update as clients send it: a document or an array of stages.</param>
    /// <param name="arrayFilters">The conditions of <c>$[identifier]</c>; null without any.</param>
    /// <param name="scope">The time for <c>$currentDate</c>, and the variables of a pipeline.</param>
    /// <exception cref="CommandException">The update is malformed (9, 2), or two of its paths overlap (40).</exception>
    public static UpdateProgram Compile(BsonValue update, BsonArray? arrayFilters, ExpressionScope scope)
    {
        var hasFilters = arrayFilters is { Count: > 0 };
        if (update.Type == BsonType.Array)
        {
            return hasFilters
                ? throw new CommandException(ErrorCode.FailedToParse, "arrayFilters may not be specified for pipeline-style updates")
                : new UpdateProgram(null, TransformPipeline.Compile(update.AsArray, scope), null);
        }

        if (update.Type != BsonType.Document)
        {
            throw new CommandException(ErrorCode.FailedToParse, "Update argument must be either an object or an array");
        }

        var document = update.AsDocument;
        if (document.Count > 0 && document.GetAt(0).Name.StartsWith('$'))
        {
            return new UpdateProgram(null, null, OperatorUpdate.Compile(document, arrayFilters ?? [], scope));
        }

        if (hasFilters)
        {
            throw new CommandException(ErrorCode.FailedToParse, "arrayFilters may not be specified for replacement-style updates");
        }

        CheckReplacement(document);
        return new UpdateProgram(document, null, null);
    }

    /// <summary>Updates a document of the collection.</summary>
    /// <param name="document">The document, with its <c>_id</c>.</param>
    /// <param name="matchedIndex">The array index that the filter matched, for the positional <c>$</c>.</param>
    /// <exception cref="CommandException">The update does not fit the document, or would change its <c>_id</c> (66).</exception>
    public UpdateResult Apply(BsonDocument document, int matchedIndex = MatchState.NoIndex)
    {
        if (_operators is not null)
        {
            var copy = document.DeepClone();
            var changed = _operators.Apply(copy, matchedIndex);
            ImmutableId.Check(document, copy);
            return new UpdateResult(copy, changed);
        }

        var updated = ImmutableId.Keep(document, _replacement ?? _pipeline!.Apply(document));
        return new UpdateResult(updated, !updated.Equals(document));
    }

    /// <summary>Makes the document that an upsert inserts. See <see cref="UpsertSeed"/>.</summary>
    /// <param name="seed">What the filter says about the new document; becomes part of the result.</param>
    /// <exception cref="CommandException">The update does not fit, or sets another <c>_id</c> than the filter (66).</exception>
    public BsonDocument ApplyToInsert(BsonDocument seed)
    {
        if (_operators is null)
        {
            return ImmutableId.Keep(seed, _replacement ?? _pipeline!.Apply(seed));
        }

        var document = seed.DeepClone();
        _operators.ApplyToInsert(document);
        ImmutableId.Check(seed, document);
        return document;
    }

    private static void CheckReplacement(BsonDocument document)
    {
        foreach (var (name, _) in document)
        {
            if (name.StartsWith('$'))
            {
                throw new CommandException(
                    ErrorCode.DollarPrefixedFieldName,
                    $"The dollar ($) prefixed field '{name}' is not allowed in the context of an update's replacement document");
            }
        }
    }
}
