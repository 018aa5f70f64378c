using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>One entry of a delete command.</summary>
/// <param name="Filter">What is to go.</param>
/// <param name="IsOne">True to remove the first match only.</param>
/// <param name="Hint">The index to use; missing when the choice is free.</param>
internal sealed record DeleteOperation(BsonDocument Filter, bool IsOne, BsonValue Hint)
{
    /// <exception cref="CommandException">A field is missing, unknown or of a wrong type.</exception>
    public static DeleteOperation Read(ReadOnlySpan<byte> bson)
    {
        BsonDocument operation = BsonDocument.Parse(bson);
        foreach (BsonElement field in operation)
        {
            if (field.Name is not ("q" or "limit" or "hint" or "collation" or "sampleId"))
                throw new CommandException(ErrorCode.Location40415, $"BSON field 'delete.deletes.{field.Name}' is an unknown field.");
        }

        operation.RefuseCollation();
        BsonDocument filter = operation.OptionalDocument("q") ?? throw CommandFields.Required("delete.deletes.q");
        long limit = operation.OptionalInt64("limit") ?? throw CommandFields.Required("delete.deletes.limit");
        if (limit is not (0 or 1))
            throw new CommandException(ErrorCode.FailedToParse, $"The limit field in delete objects must be 0 or 1. Got {limit}");
        return new DeleteOperation(filter, limit == 1, operation["hint"]);
    }
}
