using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>ApiVersions: the table of APIs itself.</summary>
internal sealed class ApiVersionsHandler(Func<IEnumerable<ApiHandler>> handlers)
    : TypedApiHandler<ApiVersionsRequest>(ApiKey.ApiVersions, new VersionRange(0, 3, 3))
{
    /// <summary>
    /// The answer to a version this broker does not know: a body of version 0 that names the versions it does know, so that the client
    /// asks again with one of them.
    /// </summary>
    public ApiVersionsResponse UnsupportedVersion() => new() { Error = ErrorCode.UNSUPPORTED_VERSION, ApiKeys = [Describe(this)] };

    protected override ValueTask<IWireStruct?> HandleAsync(ApiVersionsRequest request, RequestContext context) =>
        Answer(new ApiVersionsResponse { ApiKeys = [.. handlers().Select(Describe)] });

    private static ApiVersionsResponse.Api Describe(ApiHandler handler) => new()
    {
        Key = (short)handler.Key,
        MinVersion = handler.Versions.Min,
        MaxVersion = handler.Versions.Max,
    };
}
