namespace Millrace.Pipelines.DeadLetters;

/// <summary>The values of <see cref="DeadLetterHeaders.Reason"/>.</summary>
public static class DeadLetterReasons
{
    /// <summary>The extracted element is not an object, lacks a required member, or the source's validator refused it.</summary>
    public const string ContractViolation = "contract_violation";

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
