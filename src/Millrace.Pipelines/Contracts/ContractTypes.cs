namespace Millrace.Pipelines.Contracts;

/// <summary>The types a field may have. Null is not among them: see <see cref="ContractField.Nullable"/>.</summary>
[Flags]
public enum ContractTypes
{
    /// <summary>No type at all; not valid for a field.</summary>
    None = 0,

    /// <summary>A JSON string.</summary>
    String = 1,

    /// <summary>A JSON number without fraction and exponent.</summary>
    Integer = 2,

    /// <summary>Any JSON number.</summary>
    Number = 4,

    /// <summary>true or false.</summary>
    Boolean = 8,

    /// <summary>A JSON object.</summary>
    Object = 16,

    /// <summary>A JSON array.</summary>
    Array = 32,

    /// <summary>A string with a date and a time by ISO 8601, such as <c>2026-01-31T12:00:00Z</c>.</summary>
    Timestamp = 64,

    /// <summary>A string with a date by ISO 8601, such as <c>2026-01-31</c>.</summary>
    Date = 128,

    /// <summary>A string with a UUID of 36 characters.</summary>
    Uuid = 256,

    /// <summary>Anything but null.</summary>
    Any = String | Integer | Number | Boolean | Object | Array | Timestamp | Date | Uuid,
}
