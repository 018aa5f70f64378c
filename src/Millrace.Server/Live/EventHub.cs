using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Millrace.Server.Hosting;

namespace Millrace.Server.Live;

/// <summary>Hands events to everyone who listens. The last thousand are kept for who comes back; who is too slow misses the oldest.
/// Thread-safe.</summary>
internal sealed class EventHub
{
    private const int Kept = 1000;
    private const int QueueLength = 1000;

    private readonly Lock _lock = new();
    private readonly Queue<LiveEvent> _last = new();
    private readonly ConcurrentDictionary<Channel<LiveEvent>, byte> _listeners = new();
    private long _count;

    public bool HasListeners => !_listeners.IsEmpty;

    public int Listeners => _listeners.Count;

    public void Publish(string name, object payload)
    {
        var json = JsonSerializer.Serialize(payload, ApiJson.Options);
        lock (_lock)
        {
            var item = new LiveEvent(++_count, name, json);
            _last.Enqueue(item);
            if (_last.Count > Kept)
            {
                _last.Dequeue();
            }

            foreach (var listener in _listeners.Keys)
            {
                listener.Writer.TryWrite(item);
            }
        }
    }

    /// <summary>Begins to listen, first to what came after an event; <see cref="Leave"/> ends it.</summary>
    public Channel<LiveEvent> Join(long? after)
    {
        var channel = Channel.CreateBounded<LiveEvent>(
            new BoundedChannelOptions(QueueLength) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        lock (_lock)
        {
            // An id of an earlier process says nothing here.
            foreach (var item in _last.Where(item => after is { } seen && seen <= _count && item.Id > seen))
            {
                channel.Writer.TryWrite(item);
            }

            _listeners.TryAdd(channel, 0);
        }

        return channel;
    }

    public void Leave(Channel<LiveEvent> channel) => _listeners.TryRemove(channel, out _);
}
