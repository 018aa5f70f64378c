namespace Millrace.Pipelines.DeadLetters;

/// <summary>The values of <see cref="DeadLetterHeaders.Reason"/>.</summary>
public static class DeadLetterReasons
{
    /// <summary>The extracted element is not an object, or breaks the source's contract.</summary>
    public const string ContractViolation = "contract_violation";

    /// <summary>The contract cut values out of the record, which went on without them; the dead letter holds the whole record.</summary>
    public const string ValueDiscarded = "value_discarded";

    /// <summary>The record's value is missing or is not one JSON object that can be stored.</summary>
    public const string MalformedValue = "malformed_value";

    /// <summary>The record has no event id, neither as header nor in the payload.</summary>
    public const string MissingEventId = "missing_event_id";

    /// <summary>The record has no routing value, neither as key nor in the payload.</summary>
    public const string MissingRoute = "missing_route";

    /// <summary>The document would be larger than the store takes.</summary>
    public const string TooLarge = "too_large";

    /// <summary>The store refused the document (validation, a unique index, a field name).</summary>
    public const string StoreRejected = "store_rejected";
}
