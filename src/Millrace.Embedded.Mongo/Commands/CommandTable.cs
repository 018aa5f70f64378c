using System.Collections.Frozen;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>Every command there is, in alphabetical order, with those of MongoDB that are refused and why.</summary>
internal static class CommandTable
{
    private const string NeedsReplicaSet = "needs a replica set, and the embedded store stands alone";
    private const string NoUsers = "the embedded store has no users and no authentication";
    private const string NoServerCode = "the embedded store runs no JavaScript";
    private const string NoSharding = "the embedded store is not sharded";

    private static readonly Command[] Commands =
    [
        new AggregateCommand(),
        new BuildInfoCommand(),
        new CollModCommand(),
        new CollStatsCommand(),
        new ConnectionStatusCommand(),
        new CountCommand(),
        new CreateCommand(),
        new CreateIndexesCommand(),
        new DbStatsCommand(),
        new DeleteCommand(),
        new DistinctCommand(),
        new DropCommand(),
        new DropDatabaseCommand(),
        new DropIndexesCommand(),
        new EndSessionsCommand("endSessions"),
        new EndSessionsCommand("killAllSessions"),
        new EndSessionsCommand("killSessions"),
        new EndSessionsCommand("refreshSessions"),
        new ExplainCommand(),
        new FindAndModifyCommand(),
        new FindCommand(),
        new GetCmdLineOptsCommand(),
        new GetLogCommand(),
        new GetMoreCommand(),
        new GetParameterCommand(),
        new HelloCommand(),
        new HostInfoCommand(),
        new InsertCommand(),
        new KillCursorsCommand(),
        new ListCollectionsCommand(),
        new ListCommandsCommand(),
        new ListDatabasesCommand(),
        new ListIndexesCommand(),
        new PingCommand(),
        new RenameCollectionCommand(),
        new ServerStatusCommand(),
        new StartSessionCommand(),
        new UpdateCommand(),
        new ValidateCommand(),
        new WhatsMyUriCommand(),
    ];

    private static readonly (string Name, string Why)[] Refused =
    [
        ("abortTransaction", NeedsReplicaSet),
        ("applyOps", NeedsReplicaSet),
        ("authenticate", NoUsers),
        ("bulkWrite", "belongs to a later protocol version"),
        ("cloneCollectionAsCapped", "there are no capped collections"),
        ("commitTransaction", NeedsReplicaSet),
        ("convertToCapped", "there are no capped collections"),
        ("createRole", NoUsers),
        ("createUser", NoUsers),
        ("currentOp", "is not kept by the embedded store"),
        ("dropUser", NoUsers),
        ("eval", NoServerCode),
        ("fsync", "is not needed: ask for j: true with a write"),
        ("geoNear", "was removed from MongoDB; use $geoNear"),
        ("group", "was removed from MongoDB; use $group"),
        ("isdbgrid", NoSharding),
        ("killOp", "is not kept by the embedded store; use maxTimeMS"),
        ("mapReduce", NoServerCode),
        ("profile", "is not kept by the embedded store"),
        ("replSetGetStatus", NeedsReplicaSet),
        ("replSetInitiate", NeedsReplicaSet),
        ("saslContinue", NoUsers),
        ("saslStart", NoUsers),
        ("setParameter", "the embedded store has no parameters to set"),
        ("shardCollection", NoSharding),
        ("shutdown", "the embedded store ends with its process"),
        ("top", "is not kept by the embedded store"),
        ("usersInfo", NoUsers),
    ];

    private static readonly FrozenDictionary<string, Command> ByName = Commands
        .SelectMany(static command => command.Aliases.Prepend(command.Name), static (command, name) => (name, command))
        .ToFrozenDictionary(static entry => entry.name, static entry => entry.command, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> RefusedByName =
        Refused.ToFrozenDictionary(static entry => entry.Name, static entry => entry.Why, StringComparer.Ordinal);

    /// <summary>The command's names in order, without aliases.</summary>
    public static IEnumerable<string> Names => Commands.Select(static command => command.Name);

    /// <exception cref="CommandException">There is no such command (59), or it is one of those not offered here (115).</exception>
    public static Command Find(string name)
    {
        if (ByName.TryGetValue(name, out Command? command)) return command;
        throw RefusedByName.TryGetValue(name, out string? why)
            ? new CommandException(ErrorCode.CommandNotSupported, $"{name}: {why}")
            : new CommandException(ErrorCode.CommandNotFound, $"no such command: '{name}'");
    }

    public static bool IsHello(string name) => ByName.GetValueOrDefault(name) is HelloCommand;
}
