using System.CommandLine;
using Millrace.Cli.Hosting;
using Millrace.Cli.Settings;

namespace Millrace.Cli.Commands;

/// <summary>A command about one consumer group.</summary>
internal abstract class GroupCommand : MillraceCommand
{
    private readonly Argument<string?> _group = new("GROUP")
    {
        Description = "The consumer group (default: that of the pipeline)", Arity = ArgumentArity.ZeroOrOne,
    };

    protected GroupCommand(string name, string description, params ISetting[] more)
        : base(
            name,
            description,
            [
                KnownSettings.DataDir,
                KnownSettings.Kafka,
                KnownSettings.Mongo,
                KnownSettings.Pipeline,
                KnownSettings.Topic,
                KnownSettings.Group,
                .. more,
            ]) =>
        Add(_group);

    /// <summary>The group that is meant.</summary>
    protected string GroupOf(CommandContext context, PipelineHost host) =>
        context.Parsed.GetValue(_group) ?? host.Pipeline.Load.Group;
}
