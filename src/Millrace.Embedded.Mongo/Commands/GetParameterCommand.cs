using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>getParameter: of MongoDB's parameters there is the compatibility version, which tools ask for.</summary>
internal sealed class GetParameterCommand() : Command("getParameter")
{
    private const string CompatibilityVersion = "featureCompatibilityVersion";

    public override bool IsImmediate => true;

    public override bool IsLenient => true;

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        bool all = (request.Argument.IsString && request.Argument.AsString == "*")
            || (request.Argument.IsDocument && request.Argument.AsDocument["allParameters"].IsTrue());
        if (!all && !request.Body.ContainsKey(CompatibilityVersion))
            throw new CommandException(ErrorCode.InvalidOptions, "no option found to get");
        reply.WriteValue(CompatibilityVersion, new BsonDocument { { "version", "7.0" } });
    }
}
