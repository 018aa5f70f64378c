using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>Answers one API whose requests have a known shape.</summary>
internal abstract class TypedApiHandler<TRequest>(ApiKey key, VersionRange versions) : ApiHandler(key, versions)
    where TRequest : IWireStruct, new()
{
    public sealed override ValueTask<IWireStruct?> HandleAsync(Memory<byte> body, RequestContext context) =>
        HandleAsync(Read(body, context.Version), context);

    /// <summary>Handles a request. Byte strings in it are only valid until the returned task ends.</summary>
    protected abstract ValueTask<IWireStruct?> HandleAsync(TRequest request, RequestContext context);

    /// <summary>An answer that needed no waiting.</summary>
    protected static ValueTask<IWireStruct?> Answer(IWireStruct response) => new(response);

    private TRequest Read(Memory<byte> body, short version)
    {
        var reader = new KafkaReader(body) { Version = version, IsFlexible = Versions.IsFlexible(version) };
        var request = new TRequest();
        request.Visit(ref reader);
        return request;
    }
}
