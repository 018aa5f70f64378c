using Millrace.Bson;
using Millrace.Embedded.Mongo.Storage;
using Millrace.Embedded.Mongo.Storage.Sqlite;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>
/// The updates that loaders send by the thousand, done on raw bytes: one document by the value of its <c>_id</c>, replaced, or inserted
/// with <c>$setOnInsert</c> if it is not there. Everything else, and every doubtful case, is left to the general way, which gives the same
/// result.
/// </summary>
internal sealed class RawUpdate(WriteSession session, CollectionWriter writer, DocumentIntake intake) : IDisposable
{
    private readonly BsonWriter _document = new();
    private readonly List<RawField> _fields = [];

    /// <summary>Does the update if it is of a kind that can be done so; null when it is not, and nothing was done.</summary>
    public UpdateCounts? TryRun(in UpdateOperation operation)
    {
        if (!operation.IsPlain || operation.Update.Type != BsonType.Document) return null;
        BsonReader filter = new(operation.Filter);
        if (!filter.Read() || !filter.NameUtf8.SequenceEqual("_id"u8) || !IsPlainId(filter.Type)) return null;
        BsonReader id = filter;
        if (filter.Read()) return null;
        BsonReader update = new(operation.Update.Bytes);
        bool any = update.Read();
        if (any && update.NameUtf8.SequenceEqual("$setOnInsert"u8))
        {
            bool alone = update.Type == BsonType.Document && operation.Upsert && IsLast(update);
            return alone ? SetOnInsert(id, update.GetDocumentSpan()) : null;
        }

        return operation.Multi ? null : Replace(id, operation);
    }

    public void Dispose() => _document.Dispose();

    private static bool IsPlainId(BsonType type) =>
        type is not (BsonType.Document or BsonType.Array or BsonType.RegularExpression or BsonType.Undefined);

    // Paths, operators, the id, and names with digits (whose order is by number) have rules of their own.
    private static bool IsPlainName(ReadOnlySpan<byte> name) => !name.IsEmpty
        && name[0] != '$'
        && !char.IsAsciiDigit((char)name[0])
        && !name.Contains((byte)'.')
        && !name.SequenceEqual("_id"u8);

    private static bool IsLast(BsonReader reader) => !reader.Read();

    private UpdateCounts? SetOnInsert(BsonReader id, ReadOnlySpan<byte> fields)
    {
        _fields.Clear();
        BsonReader reader = new(fields);
        while (reader.Read())
        {
            if (!IsPlainName(reader.NameUtf8)) return null;
            _fields.Add(new RawField(reader.Name, reader.Type, reader.Position - reader.ValueSpan.Length, reader.ValueSpan.Length));
        }

        if (_fields.Count == 0) return null;
        BsonValue idValue = id.GetValue();
        SqliteStatement find = session.Db.Statement(writer.Collection.FindByIdKeySql).Bind(1, intake.KeyOf(idValue));
        bool found = find.Step();
        find.Reset();
        if (found) return new UpdateCounts(1, 0);

        // New fields go in by name, whatever their order in the operator.
        _fields.Sort(static (one, other) => string.CompareOrdinal(one.Name, other.Name));
        BeginDocument(id);
        string previous = "";
        foreach (RawField field in _fields)
        {
            if (field.Name == previous) return null;
            previous = field.Name;
            _document.WriteRawElement(field.Type, field.Name, fields.Slice(field.Start, field.Length));
        }

        _document.WriteEndDocument();
        writer.Insert(intake.Take(_document.WrittenSpan), intake);
        return new UpdateCounts(0, 0, idValue);
    }

    private UpdateCounts? Replace(BsonReader id, in UpdateOperation operation)
    {
        BeginDocument(id);
        BsonReader update = new(operation.Update.Bytes);
        while (update.Read())
        {
            ReadOnlySpan<byte> name = update.NameUtf8;
            if (!name.IsEmpty && name[0] == '$') return null;
            if (!name.SequenceEqual("_id"u8)) _document.WriteRawElement(update.Type, name, update.ValueSpan);
            else if (update.Type != id.Type || !update.ValueSpan.SequenceEqual(id.ValueSpan)) return null;
        }

        _document.WriteEndDocument();
        ReadOnlySpan<byte> bson = intake.Take(_document.WrittenSpan);
        SqliteStatement find = session.Db.Statement(writer.Collection.FindByIdKeySql).Bind(1, intake.IdKey);
        if (!find.Step())
        {
            find.Reset();
            if (!operation.Upsert) return UpdateCounts.None;
            writer.Insert(bson, intake);
            return new UpdateCounts(0, 0, intake.Id);
        }

        return ReplaceFound(find, bson);
    }

    private UpdateCounts? ReplaceFound(SqliteStatement find, ReadOnlySpan<byte> bson)
    {
        ReadOnlySpan<byte> old = find.Blob(1);
        // An equal id may be of another numeric type, and the old one stays.
        BsonReader oldId = new(old);
        BsonReader newId = new(bson);
        oldId.Read();
        newId.Read();
        if (oldId.Type != newId.Type)
        {
            find.Reset();
            return null;
        }

        bool same = old.SequenceEqual(bson);
        StoredDocument stored = new(
            find.Int64(0), !same && writer.HasIndexes ? BsonDocument.Parse(old) : [], old.Length, ArrayIndex: -1);
        find.Reset();
        if (!same) writer.Replace(stored, bson);
        return new UpdateCounts(1, same ? 0 : 1);
    }

    private void BeginDocument(BsonReader id)
    {
        _document.Reset();
        _document.WriteStartDocument();
        _document.WriteRawElement(id.Type, "_id"u8, id.ValueSpan);
    }

    /// <summary>Where the value of a field lies inside the operator's document.</summary>
    private readonly record struct RawField(string Name, BsonType Type, int Start, int Length);
}
