using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>One entry of an update command, still raw: slices of the message.</summary>
internal readonly ref struct UpdateOperation
{
    private UpdateOperation(ReadOnlySpan<byte> whole) => Whole = whole;

    public ReadOnlySpan<byte> Whole { get; }

    /// <summary>The filter, a document.</summary>
    public ReadOnlySpan<byte> Filter { get; private init; }

    /// <summary>The update: operators, a replacement or a pipeline.</summary>
    public RawValue Update { get; private init; }

    public bool Upsert { get; private init; }

    public bool Multi { get; private init; }

    /// <summary>True when there is nothing but a filter, an update and the two flags.</summary>
    public bool IsPlain { get; private init; }

    /// <exception cref="CommandException">Filter or update are missing, or a field is unknown or of a wrong type.</exception>
    public static UpdateOperation Read(ReadOnlySpan<byte> bson)
    {
        ReadOnlySpan<byte> filter = default;
        RawValue update = default;
        bool upsert = false;
        bool multi = false;
        bool plain = true;
        BsonReader reader = new(bson);
        while (reader.Read())
        {
            switch (reader.Name)
            {
                case "q" when reader.Type == BsonType.Document:
                    filter = reader.GetDocumentSpan();
                    break;
                case "u" when reader.Type is BsonType.Document or BsonType.Array:
                    update = new RawValue(reader.Type, reader.GetDocumentSpan());
                    break;
                case "upsert":
                    upsert = reader.GetValue().IsTrue();
                    break;
                case "multi":
                    multi = reader.GetValue().IsTrue();
                    break;
                case "arrayFilters" or "hint" or "collation" or "c" or "upsertSupplied" or "sampleId" or "sort":
                    plain = false;
                    break;
                case "q" or "u":
                    throw CommandFields.WrongType($"update.updates.{reader.Name}", reader.GetValue(), "object");
                default:
                    throw new CommandException(ErrorCode.Location40415, $"BSON field 'update.updates.{reader.Name}' is an unknown field.");
            }
        }

        if (filter.IsEmpty) throw CommandFields.Required("update.updates.q");
        if (update.Bytes.IsEmpty) throw CommandFields.Required("update.updates.u");
        return new UpdateOperation(bson) { Filter = filter, Update = update, Upsert = upsert, Multi = multi, IsPlain = plain };
    }
}
