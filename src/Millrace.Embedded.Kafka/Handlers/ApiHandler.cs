using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>Answers one API of the protocol.</summary>
internal abstract class ApiHandler(ApiKey key, VersionRange versions)
{
    public ApiKey Key => key;

    /// <summary>The versions advertised to clients.</summary>
    public VersionRange Versions => versions;

    /// <summary>The versions really served; the same unless a client must be told a wider range than makes sense.</summary>
    public virtual VersionRange Served => versions;

    /// <summary>Reads a request, handles it and returns the answer's body, or null if the protocol has no answer for it.</summary>
    public abstract ValueTask<IWireStruct?> HandleAsync(Memory<byte> body, RequestContext context);
}
