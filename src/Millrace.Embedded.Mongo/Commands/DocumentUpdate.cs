using Millrace.Bson;
using Millrace.Embedded.Mongo.Aggregation.Expressions;
using Millrace.Embedded.Mongo.Geo;
using Millrace.Embedded.Mongo.Query;
using Millrace.Embedded.Mongo.Storage;
using Millrace.Embedded.Mongo.Update;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>One update of any kind, compiled: finds documents, changes them, or inserts the one that an upsert makes.</summary>
internal sealed class DocumentUpdate
{
    private readonly BsonDocument _filter;
    private readonly BsonDocument _conditions;
    private readonly NearQuery? _near;
    private readonly Matcher _matcher;
    private readonly UpdateProgram _program;
    private readonly BsonValue _hint;
    private readonly bool _upsert;
    private readonly bool _multi;

    /// <param name="operation">
    /// The operation: <c>q</c>, <c>u</c>, <c>upsert</c>, <c>multi</c>, <c>arrayFilters</c>, <c>hint</c> and <c>collation</c>.
    /// </param>
    /// <param name="scope">The command's variables.</param>
    /// <exception cref="CommandException">A part is malformed, or a replacement is asked for many documents.</exception>
    public DocumentUpdate(BsonDocument operation, ExpressionScope scope)
    {
        operation.RefuseCollation();
        _filter = operation.DocumentOf("q");
        _conditions = NearOperands.Split(_filter, out _near);
        _matcher = Matcher.Compile(_conditions, scope);
        _program = UpdateProgram.Compile(operation["u"], operation.OptionalArray("arrayFilters"), scope);
        _hint = operation["hint"];
        _upsert = operation.Flag("upsert");
        _multi = operation.Flag("multi");
        if (_multi && _program.IsReplacement)
            throw new CommandException(ErrorCode.FailedToParse, "multi update is not supported for replacement-style update");
    }

    /// <summary>The order in which the first document is the one to change; null when any will do.</summary>
    public SortSpec? Sort { get; init; }

    /// <summary>Carries the update out.</summary>
    /// <param name="session">The write transaction.</param>
    /// <param name="writer">The collection's writer in it.</param>
    /// <param name="intake">Checks the new documents.</param>
    /// <param name="bounds">What bounds the command.</param>
    /// <param name="changed">Receives each document before (null when it was inserted) and after.</param>
    public UpdateCounts Run(
        WriteSession session,
        CollectionWriter writer,
        DocumentIntake intake,
        OperationContext bounds,
        Action<BsonDocument?, BsonDocument>? changed = null)
    {
        QueryShape query = new(_conditions, Sort, _hint, _near);
        long matched = 0;
        long modified = 0;
        foreach (StoredDocument found in DocumentFinder.Find(session, writer.Collection, query, _matcher, one: !_multi, bounds))
        {
            UpdateResult result = _program.Apply(found.Document, found.ArrayIndex);
            matched++;
            if (result.Changed)
            {
                writer.Replace(found, intake.Take(result.Document));
                modified++;
            }

            changed?.Invoke(found.Document, result.Document);
        }

        if (matched > 0 || !_upsert) return new UpdateCounts(matched, modified);
        BsonDocument inserted = UpsertSeed.Build(_filter, _program, bounds.Time);
        writer.Insert(intake.Take(inserted), intake);
        changed?.Invoke(null, inserted);
        return new UpdateCounts(0, 0, intake.Id);
    }
}
