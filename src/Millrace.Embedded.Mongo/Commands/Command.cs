using System.Collections.Frozen;
using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>One command of the protocol: its names, the fields it knows, and what it does. Stateless and thread safe.</summary>
internal abstract class Command
{
    private static readonly FrozenSet<string> CommonFields = FrozenSet.Create(
        StringComparer.Ordinal,
        "$db", "$readPreference", "$clusterTime", "$audit", "$client", "$configServerState", "lsid", "readConcern", "writeConcern",
        "comment", "maxTimeMS", "maxTimeMSOpOnly", "apiVersion", "apiStrict", "apiDeprecationErrors", "txnNumber", "autocommit",
        "startTransaction", "stmtId", "stmtIds", "mayBypassWriteBlocking", "allowImplicitCollectionCreation", "databaseVersion",
        "shardVersion", "serialization");

    private readonly FrozenSet<string> _fields;

    /// <param name="name">The name as MongoDB writes it.</param>
    /// <param name="fields">The fields beside those that every command takes; any other is refused with code 40415.</param>
    protected Command(string name, params IEnumerable<string> fields)
    {
        Name = name;
        _fields = fields.Append(name).Concat(CommonFields).ToFrozenSet(StringComparer.Ordinal);
    }

    public string Name { get; }

    /// <summary>Older or shorter names of the same command.</summary>
    public virtual IReadOnlyList<string> Aliases => [];

    /// <summary>True for commands that answer from memory: they run on the connection's own loop, without a thread of their own.</summary>
    public virtual bool IsImmediate => false;

    /// <summary>True when fields that the command does not know are let pass, as MongoDB does for a few.</summary>
    public virtual bool IsLenient => false;

    /// <summary>Name of the field that holds raw write operations, in the body or in a document sequence; null for most commands.</summary>
    public virtual string? SequenceField => null;

    /// <summary>Does the work and writes the fields of the reply; <c>ok</c> is added by the caller.</summary>
    /// <exception cref="CommandException">The command is refused.</exception>
    public abstract void Run(CommandRequest request, CommandContext context, BsonWriter reply);

    /// <exception cref="CommandException">The request has a field that this command does not know.</exception>
    public void CheckFields(CommandRequest request)
    {
        if (IsLenient) return;
        foreach (BsonElement element in request.Body)
        {
            if (_fields.Contains(element.Name) || element.Name == request.Name) continue;
            throw new CommandException(ErrorCode.Location40415, $"BSON field '{Name}.{element.Name}' is an unknown field.");
        }
    }
}
