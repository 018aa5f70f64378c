using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;
using Millrace.Embedded.Kafka.Handlers;
using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Connections;

/// <summary>
/// Serves one connection: one request after the other, each answered before the next is read, as Apache Kafka does. Malformed frames and
/// unexpected failures end the connection and nothing else.
/// </summary>
internal sealed class BrokerConnection(
    ConnectionContext connection,
    ConnectionLifetime lifetime,
    ApiTable apis,
    EmbeddedBrokerOptions options,
    MemoryBudget budget,
    ILogger logger)
{
    private readonly string _peer = (connection.RemoteEndPoint as IPEndPoint)?.Address.ToString() ?? "unknown";
    private readonly FrameReader _reader = new(connection.Transport.Input, lifetime, options, budget);
    private readonly ResponseSender _sender = new(connection.Transport.Output, lifetime, options.StallTimeout);

    /// <summary>Serves until the client hangs up, does something wrong, or the broker stops. Does not throw.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "The edge of a connection: whatever goes wrong on it must not touch the others.")]
    public async Task RunAsync()
    {
        logger.ConnectionOpened(connection.ConnectionId, _peer);
        try
        {
            while (await _reader.ReadAsync() is { } frame)
            {
                using (frame)
                    await ServeAsync(frame.Bytes);
            }

            logger.ConnectionClosed(connection.ConnectionId, "the client hung up");
        }
        catch (ProtocolException exception)
        {
            logger.ConnectionRefused(connection.ConnectionId, _peer, exception.Message);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ConnectionResetException or ConnectionAbortedException)
        {
            logger.ConnectionClosed(connection.ConnectionId, "it was idle or stalled, or the client or the broker ended it");

            // Returning would wait until a client that may never read again has read what was sent to it.
            connection.Abort();
        }
        catch (Exception exception)
        {
            logger.RequestFailed(connection.ConnectionId, exception);
            connection.Abort();
        }
    }

    private async ValueTask ServeAsync(Memory<byte> frame)
    {
        var (header, body, context, handler) = ReadHeader(frame);
        if (handler is null)
        {
            if (header.Key != ApiKey.ApiVersions)
                throw new ProtocolException($"{header.Key} version {header.Version} is not supported.");
            await RespondAsync(header with { Version = 0 }, apis.ApiVersions, apis.ApiVersions.UnsupportedVersion());
            return;
        }

        if (await handler.HandleAsync(body, context) is { } response)
            await RespondAsync(header, handler, response);
    }

    private Request ReadHeader(Memory<byte> frame)
    {
        var reader = new KafkaReader(frame);
        var header = RequestHeader.Read(ref reader);
        var handler = apis.Find(header.Key);
        if (handler?.Served.Contains(header.Version) is not true)
            return new Request(header, default, null!, null);
        var clientId = reader.ReadLegacyString() ?? "";
        reader.IsFlexible = handler.Versions.IsFlexible(header.Version);
        reader.Tags();
        var context = new RequestContext(header.Version, clientId, _peer, lifetime.Ended);
        return new Request(header, frame[reader.Position..], context, handler);
    }

    private async ValueTask RespondAsync(RequestHeader header, ApiHandler handler, IWireStruct response)
    {
        using var message = Encode(header, handler, response);
        await _sender.SendAsync(message);
    }

    private static KafkaWriter Encode(RequestHeader header, ApiHandler handler, IWireStruct response)
    {
        const int lengthBytes = 4;
        var writer = new KafkaWriter { Version = header.Version, IsFlexible = handler.Versions.IsFlexible(header.Version) };
        try
        {
            writer.WriteInt32(0);
            writer.WriteInt32(header.CorrelationId);

            // A client that asks for ApiVersions does not know yet whether the broker knows tagged headers.
            if (header.Key != ApiKey.ApiVersions)
                writer.Tags();
            response.Visit(ref writer);
            writer.PatchLength(checked((int)(writer.TotalLength - lengthBytes)));
            return writer;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    private readonly record struct Request(RequestHeader Header, Memory<byte> Body, RequestContext Context, ApiHandler? Handler);
}
