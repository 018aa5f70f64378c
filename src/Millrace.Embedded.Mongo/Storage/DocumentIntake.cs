using System.Buffers;
using Millrace.Bson;
using Millrace.Embedded.Mongo.Protocol;
using Millrace.Embedded.Mongo.Storage.Keys;

namespace Millrace.Embedded.Mongo.Storage;

/// <summary>
/// Checks documents on their way in and gives them their stored form: well-formed, not too large or deep, with an <c>_id</c> that comes
/// first. Works on raw bytes, with buffers that are used again for the next document.
/// </summary>
internal sealed class DocumentIntake(TimeProvider time) : IDisposable
{
    private readonly BsonWriter _rewritten = new();
    private readonly BsonWriter _written = new();
    private readonly ArrayBufferWriter<byte> _idKey = new(64);

    /// <summary>The <c>_id</c> of the document taken last.</summary>
    public BsonValue Id { get; private set; }

    /// <summary>Its key bytes, valid until the next document.</summary>
    public ReadOnlySpan<byte> IdKey => _idKey.WrittenSpan;

    /// <summary>Takes a document; one without an <c>_id</c> gets an ObjectId.</summary>
    /// <returns>The stored form: the argument itself when it is that already, else a buffer valid until the next document.</returns>
    /// <exception cref="CommandException">
    /// It is too large, too deep, malformed, or its <c>_id</c> is of a type that is not allowed.
    /// </exception>
    public ReadOnlySpan<byte> Take(ReadOnlySpan<byte> bson)
    {
        CheckSize(bson.Length);
        try
        {
            BsonReader.Validate(bson, BsonLimits.MaxStoredDepth);
        }
        catch (BsonFormatException malformed)
        {
            throw new CommandException(ErrorCode.InvalidBSON, malformed.Message);
        }

        BsonReader reader = new(bson);
        bool first = reader.Read();
        if (first && reader.NameUtf8.SequenceEqual("_id"u8))
        {
            SetId(reader.GetValue());
            return bson;
        }

        SetId(first && reader.ReadTo("_id"u8) ? reader.GetValue() : ObjectId.NewObjectId(time));
        return Rewrite(bson);
    }

    /// <summary>As <see cref="Take(ReadOnlySpan{byte})"/>, for a document that was made here.</summary>
    public ReadOnlySpan<byte> Take(BsonDocument document)
    {
        _written.Reset();
        document.WriteTo(_written);
        return Take(_written.WrittenSpan);
    }

    /// <summary>The key bytes of an <c>_id</c>, valid until the next call.</summary>
    public ReadOnlySpan<byte> KeyOf(BsonValue id)
    {
        _idKey.ResetWrittenCount();
        KeyEncoder.AppendId(_idKey, id);
        return _idKey.WrittenSpan;
    }

    public void Dispose()
    {
        _rewritten.Dispose();
        _written.Dispose();
    }

    private void SetId(BsonValue id)
    {
        if (id.Type is BsonType.Array or BsonType.RegularExpression or BsonType.Undefined)
            throw new CommandException(ErrorCode.BadValue, $"The '_id' value cannot be of type {NameOf(id.Type)}");
        if (id.IsDocument && id.AsDocument.Any(static element => element.Name.StartsWith('$')))
            throw new CommandException(ErrorCode.DollarPrefixedFieldName, "_id fields may not contain '$'-prefixed fields");
        Id = id;
        KeyOf(id);
    }

    private ReadOnlySpan<byte> Rewrite(ReadOnlySpan<byte> bson)
    {
        _rewritten.Reset();
        _rewritten.WriteStartDocument();
        _rewritten.WriteValue("_id", Id);
        BsonReader reader = new(bson);
        while (reader.Read())
            if (!reader.NameUtf8.SequenceEqual("_id"u8)) _rewritten.WriteRawElement(reader.Type, reader.NameUtf8, reader.ValueSpan);
        _rewritten.WriteEndDocument();
        CheckSize(_rewritten.Length);
        return _rewritten.WrittenSpan;
    }

    private static void CheckSize(int bytes)
    {
        if (bytes > WireLimits.MaxDocumentBytes)
        {
            throw new CommandException(
                ErrorCode.BSONObjectTooLarge,
                $"BSONObj size: {bytes} (0x{bytes:X}) is invalid. Size must be between 0 and {WireLimits.MaxDocumentBytes}(16MB)");
        }
    }

    private static string NameOf(BsonType type) => type switch
    {
        BsonType.Array => "array",
        BsonType.RegularExpression => "regex",
        _ => "undefined",
    };
}
