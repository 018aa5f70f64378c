using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Log;

/// <summary>The outcome of a change to a topic: the topic, or an error with a sentence that explains it.</summary>
internal readonly record struct TopicOutcome(ErrorCode Error, string? Message, Topic? Topic)
{
    public static TopicOutcome Done(Topic? topic) => new(ErrorCode.NONE, null, topic);

    public static TopicOutcome Refused(ErrorCode error, string message) => new(error, message, null);
}
