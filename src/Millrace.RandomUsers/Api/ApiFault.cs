namespace Millrace.RandomUsers.Api;

/// <summary>A way in which the API may fail on a request.</summary>
public enum ApiFault
{
    /// <summary>No fault: a good answer.</summary>
    None,

    /// <summary>Status 429 with <c>Retry-After</c> and <c>{"error": …}</c>.</summary>
    TooManyRequests,

    /// <summary>Status 500 with an HTML page.</summary>
    ServerError,

    /// <summary>Status 503 with <c>{"error": …}</c>.</summary>
    Unavailable,

    /// <summary>Status 200 with <c>{"error": …}</c>, as the API does when it fails inside.</summary>
    ErrorBody,

    /// <summary>Status 200 with JSON that ends in the middle of a user.</summary>
    TruncatedJson,

    /// <summary>Status 200 with an HTML page instead of JSON.</summary>
    NotJson,

    /// <summary>Status 200 with two records that break the contract before the users.</summary>
    WrongTypes,

    /// <summary>The connection is cut before an answer.</summary>
    Disconnect,
}
