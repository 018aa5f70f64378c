using System.CommandLine;
using Millrace.Cli.Hosting;
using Millrace.Cli.Settings;

namespace Millrace.Cli.Commands;

/// <summary>A command about DAGs: where their state is, and the options that decide which DAGs there are.</summary>
internal abstract class DagStateCommand : MillraceCommand
{
    protected DagStateCommand(string name, string description, params ISetting[] more)
        : base(
            name,
            description,
            [
                KnownSettings.DataDir,
                KnownSettings.Mongo,
                KnownSettings.Pipeline,
                KnownSettings.Nationalities,
                KnownSettings.Topic,
                KnownSettings.Group,
                KnownSettings.Every,
                .. more,
            ])
    {
    }

    /// <summary>The DAG that a command is about.</summary>
    protected static Argument<string> DagArgument() => new("DAG") { Description = "The DAG's id" };

    /// <summary>The run that a command is about.</summary>
    protected static Argument<string> RunArgument() => new("RUN")
    {
        Description = "The run's id (default: latest)", DefaultValueFactory = _ => DagState.Latest,
    };

    /// <summary>Output for programs.</summary>
    protected static Option<bool> JsonOption() => new("--json") { Description = "Print JSON" };

    /// <summary>An instant as a person gives it.</summary>
    protected static Option<string?> TimeOption(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "TIME" };
        option.Validators.Add(result =>
        {
            try
            {
                _ = result.Tokens.Count == 0 ? default : PointInTime.Parse(result.Tokens[0].Value, TimeProvider.System.GetUtcNow());
            }
            catch (FormatException problem)
            {
                result.AddError($"{name} {result.Tokens[0].Value}: {problem.Message}");
            }
        });
        return option;
    }

    /// <summary>The instant that was given, or null.</summary>
    protected static DateTimeOffset? TimeOf(CommandContext context, Option<string?> option) =>
        context.Parsed.GetValue(option) is { } text ? PointInTime.Parse(text, TimeProvider.System.GetUtcNow()) : null;
}
