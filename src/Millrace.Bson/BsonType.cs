namespace Millrace.Bson;

/// <summary>
/// The type byte of a BSON element (https://bsonspec.org/spec.html). <see cref="None"/> is not on the wire: it marks a missing value.
/// </summary>
public enum BsonType : byte
{
    None = 0,
    Double = 1,
    String = 2,
    Document = 3,
    Array = 4,
    Binary = 5,
    Undefined = 6,
    ObjectId = 7,
    Boolean = 8,
    DateTime = 9,
    Null = 10,
    RegularExpression = 11,
    DBPointer = 12,
    JavaScript = 13,
    Symbol = 14,
    JavaScriptWithScope = 15,
    Int32 = 16,
    Timestamp = 17,
    Int64 = 18,
    Decimal128 = 19,
    MaxKey = 0x7F,
    MinKey = 0xFF,
}
