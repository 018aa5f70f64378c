namespace Millrace.Server.Hosting;

/// <summary>A request that cannot be done, with the status and the sentence that say why.</summary>
internal sealed class ApiException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>The member of the request that is wrong; null when none is to blame.</summary>
    public string? Member { get; private init; }

    public static ApiException NotFound(string message) => new(StatusCodes.Status404NotFound, message);

    public static ApiException Conflict(string message) => new(StatusCodes.Status409Conflict, message);

    public static ApiException Invalid(string member, string message) =>
        new(StatusCodes.Status422UnprocessableEntity, message) { Member = member };
}
