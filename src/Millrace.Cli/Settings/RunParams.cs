using System.CommandLine;
using System.Globalization;
using Millrace.Bson;
using Millrace.Cli.Commands;
using Millrace.Orchestration.Dags;

namespace Millrace.Cli.Settings;

/// <summary>The parameters of a run on the command line: as one JSON object, or one by one.</summary>
internal sealed class RunParams
{
    private readonly Option<string?> _conf = new("--conf") { HelpName = "JSON", Description = "The run's parameters as a JSON object" };

    private readonly Option<string[]> _param = new("--param")
    {
        HelpName = "NAME=VALUE", Description = "A parameter of the run; may be given several times", Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>Offers the options.</summary>
    public void AddTo(Command command)
    {
        command.Add(_conf);
        command.Add(_param);
    }

    /// <summary>What was given.</summary>
    /// <exception cref="ParamException">It is no JSON object, or a parameter's text does not fit its type.</exception>
    public BsonDocument Read(CommandContext context, Dag dag)
    {
        var conf = Parse(context.Parsed.GetValue(_conf) ?? "{}");
        foreach (var assignment in context.Parsed.GetValue(_param) ?? [])
        {
            var equals = assignment.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                throw new ParamException($"'{assignment}' is no parameter: write NAME=VALUE.");
            }

            var name = assignment[..equals];
            conf[name] = ValueOf(dag, name, assignment[(equals + 1)..]);
        }

        dag.ReadParams(conf);
        return conf;
    }

    /// <summary>A JSON object.</summary>
    /// <exception cref="ParamException">It is none.</exception>
    public static BsonDocument Parse(string json)
    {
        try
        {
            return ExtendedJson.ParseDocument(System.Text.Encoding.UTF8.GetBytes(json));
        }
        catch (Exception problem) when (problem is BsonFormatException or FormatException or System.Text.Json.JsonException)
        {
            throw new ParamException($"The parameters are no JSON object: {problem.Message}");
        }
    }

    /// <summary>Text that is none of its type goes on as text, so that the DAG says what it expects.</summary>
    private static BsonValue ValueOf(Dag dag, string name, string text)
    {
        return dag.Params.FirstOrDefault(param => param.Name == name)?.Type switch
        {
            ParamType.Integer when long.TryParse(text, CultureInfo.InvariantCulture, out var whole) => whole,
            ParamType.Number when double.TryParse(text, CultureInfo.InvariantCulture, out var number) => number,
            ParamType.Boolean when bool.TryParse(text, out var truth) => truth,
            ParamType.Json => Parse($"{{\"v\":{text}}}")["v"],
            _ => text,
        };
    }
}
