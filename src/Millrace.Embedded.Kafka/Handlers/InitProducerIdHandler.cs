using Millrace.Embedded.Kafka.Log;
using Millrace.Embedded.Kafka.Protocol;
using Millrace.Embedded.Kafka.Protocol.Messages;

namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>InitProducerId: an id for an idempotent producer. Transactional ids are refused.</summary>
internal sealed class InitProducerIdHandler(ProducerIdAllocator producerIds)
    : TypedApiHandler<InitProducerIdRequest>(ApiKey.InitProducerId, new VersionRange(0, 4, 2))
{
    protected override ValueTask<IWireStruct?> HandleAsync(InitProducerIdRequest request, RequestContext context)
    {
        if (request.TransactionalId is not null)
            return Answer(new InitProducerIdResponse { Error = ErrorCode.INVALID_REQUEST });
        try
        {
            return Answer(new InitProducerIdResponse { ProducerId = producerIds.Next(), ProducerEpoch = 0 });
        }
        catch (IOException)
        {
            // Clients try again on this error; the id would not be safe to use if its reservation were not on disk.
            return Answer(new InitProducerIdResponse { Error = ErrorCode.COORDINATOR_NOT_AVAILABLE });
        }
    }
}
