using Millrace.Embedded.Mongo.Aggregation.Expressions;
using Millrace.Embedded.Mongo.Cursors;
using Millrace.Embedded.Mongo.Storage;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>What a running command may use: the server's parts, who asks, and what bounds it.</summary>
internal sealed record CommandContext(
    ServerState Server, ClientConnection Client, OperationContext Operation, Durability Durability)
{
    public DatabaseSet Databases => Server.Databases;

    public CursorRegistry Cursors => Server.Cursors;

    /// <summary>Runs a job in a database as this command's write concern asks.</summary>
    public void Write(string database, Action<WriteSession> work) => Databases.Write(database, work, Durability);

    /// <summary>What expressions of a command may use: its time and its <c>let</c>.</summary>
    public ExpressionScope ScopeOf(CommandRequest request) =>
        new(Server.Time.GetUtcNow(), request.Body.OptionalDocument("let"), Operation.ThrowIfInterrupted);

    /// <summary>A view for this command's reads. The caller begins it with <see cref="Operation"/> and disposes it.</summary>
    public ReadView View(string database)
    {
        ReadView view = new(Databases, database);
        view.Begin(Operation);
        return view;
    }
}
