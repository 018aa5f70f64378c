using Millrace.Bson;
using Millrace.Embedded.Mongo.Protocol;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>A command as a client sent it. The operations of a write command stay raw bytes in the message's buffer.</summary>
internal sealed class CommandRequest
{
    private CommandRequest(string name, string database, BsonDocument body, IReadOnlyList<ReadOnlyMemory<byte>>? sequence)
    {
        Name = name;
        Database = database;
        Body = body;
        Sequence = sequence;
    }

    /// <summary>The name the client used; may be an alias.</summary>
    public string Name { get; }

    public string Database { get; }

    /// <summary>All fields except the command's sequence.</summary>
    public BsonDocument Body { get; }

    /// <summary>The raw operations of insert, update or delete; null when the client sent none.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>>? Sequence { get; }

    /// <summary>The value of the command's own field.</summary>
    public BsonValue Argument => Body[Name];

    /// <summary>The collection that the command names.</summary>
    public string Collection => Argument.IsString && Argument.AsString.Length > 0
        ? Argument.AsString
        : throw new CommandException(ErrorCode.InvalidNamespace, $"collection name of '{Name}' has invalid type or is empty");

    public string Namespace => $"{Database}.{Collection}";

    /// <summary>The name of the command in a body: its first field.</summary>
    /// <exception cref="CommandException">The body is empty.</exception>
    public static string NameOf(ReadOnlySpan<byte> body)
    {
        BsonReader reader = new(body);
        return reader.Read() ? reader.Name : throw new CommandException(ErrorCode.CommandNotFound, "no such command: ''");
    }

    /// <exception cref="CommandException">
    /// The request has no database, or its sequence is given twice or is no array of documents.
    /// </exception>
    /// <exception cref="BsonFormatException">A document is malformed.</exception>
    public static CommandRequest Read(
        string name, string? database, ReadOnlyMemory<byte> body, IReadOnlyList<DocumentSequence> sequences, string? sequenceField)
    {
        BsonDocument fields = [];
        IReadOnlyList<ReadOnlyMemory<byte>>? sequence = null;
        BsonReader reader = new(body.Span);
        while (reader.Read())
        {
            if (sequenceField is not null && reader.Type == BsonType.Array && reader.Name == sequenceField)
                sequence = ReadArray(body, reader.GetDocumentReader());
            else
                fields.Add(reader.Name, reader.GetValue());
        }

        foreach (DocumentSequence section in sequences)
        {
            if (section.Name != sequenceField) AddAsArray(fields, section);
            else if (sequence is null) sequence = section.Documents;
            else throw new CommandException(ErrorCode.Location40415, $"BSON field '{name}.{section.Name}' is a duplicate field");
        }

        BsonValue target = fields["$db"];
        if (target.IsString) database = target.AsString;
        if (database is null) throw new CommandException((ErrorCode)40571, "OP_MSG requests require a $db argument");
        return new CommandRequest(name, database, fields, sequence);
    }

    /// <summary>A command inside another one, such as the one that explain explains.</summary>
    public static CommandRequest Nested(BsonDocument command, string database, string? sequenceField)
    {
        byte[] body = command.ToBytes();
        return Read(NameOf(body), database, body, [], sequenceField);
    }

    private static List<ReadOnlyMemory<byte>> ReadArray(ReadOnlyMemory<byte> body, BsonReader array)
    {
        List<ReadOnlyMemory<byte>> documents = [];
        while (array.Read())
        {
            if (array.Type != BsonType.Document)
                throw new CommandException(ErrorCode.TypeMismatch, $"an operation is of type {array.Type}, expected a document");
            body.Span.Overlaps(array.ValueSpan, out int start);
            documents.Add(body.Slice(start, array.ValueSpan.Length));
        }

        return documents;
    }

    private static void AddAsArray(BsonDocument fields, DocumentSequence section)
    {
        BsonArray array = [];
        foreach (ReadOnlyMemory<byte> document in section.Documents) array.Add(BsonDocument.Parse(document.Span));
        fields.Add(section.Name, array);
    }
}
