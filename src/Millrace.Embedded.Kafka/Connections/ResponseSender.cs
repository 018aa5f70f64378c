using System.Buffers;
using System.IO.Pipelines;
using Millrace.Embedded.Kafka.Log;
using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Connections;

/// <summary>
/// Sends answers. Records go from the segment file straight into the connection's output buffers, a piece at a time: a client that does
/// not read holds one piece of memory, not a whole answer.
/// </summary>
internal sealed class ResponseSender(PipeWriter output, ConnectionLifetime lifetime, TimeSpan stallTimeout)
{
    private const int PieceBytes = 64 * 1024;

    public async ValueTask SendAsync(KafkaWriter message)
    {
        var sent = 0;
        foreach (var (position, slice) in message.Slices)
        {
            output.Write(message.Buffered.Span[sent..position]);
            sent = position;
            await SendAsync(slice);
        }

        output.Write(message.Buffered.Span[sent..]);
        await FlushAsync();
        lifetime.ExpectNothing();
    }

    private async ValueTask SendAsync(LogSlice slice)
    {
        for (var at = 0; at < slice.Length;)
        {
            var read = slice.Read(at, output.GetSpan(Math.Min(PieceBytes, slice.Length - at)));
            if (read == 0)
                throw new IOException("A segment file is shorter than the records that were promised from it.");
            output.Advance(read);
            at += read;
            await FlushAsync();
        }
    }

    private async ValueTask FlushAsync()
    {
        lifetime.ExpectProgressWithin(stallTimeout);
        var result = await output.FlushAsync(lifetime.Ended);
        if (result.IsCompleted)
            throw new OperationCanceledException("The client has hung up.");
    }
}
