using Millrace.Embedded.Kafka.Protocol;

namespace Millrace.Embedded.Kafka.Groups;

/// <summary>Reads the topics out of a consumer's subscription: the one place where the broker looks into member metadata.</summary>
internal static class ConsumerSubscription
{
    /// <summary>The protocol type of groups whose members are consumers.</summary>
    public const string ProtocolType = "consumer";

    /// <summary>Whether a member reads a topic; also when its metadata cannot be read.</summary>
    public static bool Includes(GroupMember member, string? protocol, string topic)
    {
        try
        {
            var reader = new KafkaReader(member.MetadataOf(protocol).ToArray());
            reader.ReadInt16();
            var topics = new List<string>();
            reader.StringArray(ref topics);
            return topics.Contains(topic);
        }
        catch (ProtocolException)
        {
            return true;
        }
    }
}
