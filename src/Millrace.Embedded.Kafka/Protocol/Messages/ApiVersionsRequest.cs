namespace Millrace.Embedded.Kafka.Protocol.Messages;

/// <summary>The first request of most clients: which APIs and versions are there?</summary>
internal sealed class ApiVersionsRequest : IWireStruct
{
    public string ClientSoftwareName = "";
    public string ClientSoftwareVersion = "";

    void IWireStruct.Visit<TWire>(ref TWire wire)
    {
        if (wire.Version >= 3)
        {
            wire.String(ref ClientSoftwareName);
            wire.String(ref ClientSoftwareVersion);
        }

        wire.Tags();
    }
}
