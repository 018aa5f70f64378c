using System.Text;
using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Protocol;

/// <summary>The legacy OP_QUERY, which drivers still open a connection with. Only commands in <c>db.$cmd</c> are read.</summary>
internal sealed record OpQuery(string Database, ReadOnlyMemory<byte> Body)
{
    private const string CommandSuffix = ".$cmd";

    /// <exception cref="MessageFormatException">It is cut short, or asks a collection.</exception>
    /// <exception cref="BsonFormatException">The document's length is wrong.</exception>
    public static OpQuery Parse(ReadOnlyMemory<byte> payload)
    {
        // i32 flags, cstring namespace, i32 skip, i32 return, document query
        if (payload.Length < 4) throw new MessageFormatException("OP_QUERY without flags");
        ReadOnlyMemory<byte> rest = payload[4..];
        int end = rest.Span.IndexOf((byte)0);
        if (end < 0 || rest.Length < end + 9) throw new MessageFormatException("OP_QUERY that is cut short");
        string name = Encoding.UTF8.GetString(rest.Span[..end]);
        rest = rest[(end + 9)..];
        if (!name.EndsWith(CommandSuffix, StringComparison.Ordinal))
            throw new MessageFormatException($"OP_QUERY on {name}: queries are made with OP_MSG");
        return new OpQuery(name[..^CommandSuffix.Length], rest[..BsonReader.DocumentLength(rest.Span)]);
    }
}
