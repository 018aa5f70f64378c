using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>Typed access to the fields of a command or one of its operations; a wrong type is error 14.</summary>
internal static class CommandFields
{
    /// <summary>A document; empty when it is missing or null.</summary>
    public static BsonDocument DocumentOf(this BsonDocument fields, string name) => fields.OptionalDocument(name) ?? [];

    public static BsonDocument? OptionalDocument(this BsonDocument fields, string name)
    {
        BsonValue value = fields[name];
        if (value.IsMissing || value.IsNull) return null;
        return value.IsDocument ? value.AsDocument : throw WrongType(name, value, "object");
    }

    public static BsonArray? OptionalArray(this BsonDocument fields, string name)
    {
        BsonValue value = fields[name];
        if (value.IsMissing || value.IsNull) return null;
        return value.IsArray ? value.AsArray : throw WrongType(name, value, "array");
    }

    public static BsonArray RequiredArray(this BsonDocument fields, string name) =>
        fields.OptionalArray(name) ?? throw Required(name);

    public static string? OptionalString(this BsonDocument fields, string name)
    {
        BsonValue value = fields[name];
        if (value.IsMissing || value.IsNull) return null;
        return value.IsString ? value.AsString : throw WrongType(name, value, "string");
    }

    public static string RequiredString(this BsonDocument fields, string name) => fields.OptionalString(name) ?? throw Required(name);

    /// <summary>A whole number of any numeric type.</summary>
    public static long? OptionalInt64(this BsonDocument fields, string name)
    {
        BsonValue value = fields[name];
        if (value.IsMissing || value.IsNull) return null;
        if (!value.IsNumber) throw WrongType(name, value, "number");
        return value.TryGetInt64(out long number) ? number : (long)Math.Truncate(value.ToDouble());
    }

    public static bool Flag(this BsonDocument fields, string name)
    {
        BsonValue value = fields[name];
        if (value.IsMissing || value.IsNull) return false;
        return value.Type == BsonType.Boolean || value.IsNumber ? value.IsTrue() : throw WrongType(name, value, "bool");
    }

    /// <exception cref="CommandException">A collation is asked for that is not the simple binary one.</exception>
    public static void RefuseCollation(this BsonDocument fields)
    {
        BsonValue collation = fields["collation"];
        if (collation.IsMissing || collation.IsNull) return;
        if (!collation.IsDocument) throw WrongType("collation", collation, "object");
        if (collation.AsDocument.Count > 0 && collation.AsDocument["locale"] != "simple")
            throw new CommandException(ErrorCode.CommandNotSupported, "the embedded store knows the simple collation only");
    }

    public static CommandException Required(string name) =>
        new((ErrorCode)40414, $"BSON field '{name}' is missing but a required field");

    public static CommandException WrongType(string name, BsonValue value, string expected) =>
        new(ErrorCode.TypeMismatch, $"BSON field '{name}' is the wrong type '{value.Type}', expected type '{expected}'");
}
