using System.CommandLine;
using Millrace.Bson;
using Millrace.Cli.Hosting;
using Millrace.Cli.Rendering;
using Millrace.Cli.Settings;
using Millrace.Mongo;
using Millrace.Pipelines;
using Millrace.RandomUsers;
using Millrace.RandomUsers.Analytics;

namespace Millrace.Cli.Commands;

/// <summary>What the analyses have in common: filters, and their answers as tables or JSON.</summary>
internal abstract class AnalysisCommand : MillraceCommand
{
    private readonly Option<string?> _gender = new("--gender") { HelpName = "male|female", Description = "Only users of this gender" };
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object instead of tables" };

    private readonly Option<string?> _nationality = new("--nationality")
    {
        HelpName = "CODES", Description = "Only users of these nationalities, comma-separated",
    };

    protected AnalysisCommand(string name, string description)
        : base(name, description, KnownSettings.DataDir, KnownSettings.Mongo, KnownSettings.AnyMongoPort, KnownSettings.Nationalities)
    {
        _gender.AcceptOnlyFromAmong("male", "female");
        Add(_nationality);
        Add(_gender);
        Add(_json);
    }

    /// <inheritdoc/>
    protected sealed override async Task<int> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var codes = context.Parsed.GetValue(_nationality);
        var filter = new AnalyticsFilter
        {
            Nationalities = codes is null ? [] : Read("--nationality", codes, SettingParser.Nationalities),
            Gender = context.Parsed.GetValue(_gender),
        };
        var options = new RandomUsersOptions { Nationalities = context.Get(KnownSettings.Nationalities) };
        await using var host = await PipelineHost.StartAsync(
            context, options, new ServerNeeds(KafkaPort: null, context.Get(KnownSettings.AnyMongoPort)), cancellationToken);
        var analytics = host.Analytics
            ?? throw new PipelineConfigurationException("The analyses are those of the Random User pipeline; leave the pipeline file out.");
        var answers = await AskAsync(
            context.Parsed, analytics, filter, query => ReadAsync(host.Mongo, query, cancellationToken));
        if (context.Parsed.GetValue(_json))
        {
            await AnswerTables.WriteJsonAsync(answers);
        }
        else
        {
            AnswerTables.Write(answers);
        }

        return 0;
    }

    /// <summary>Asks, and names each answer.</summary>
    protected abstract Task<IReadOnlyList<(string Name, IReadOnlyList<BsonDocument> Rows)>> AskAsync(
        ParseResult parsed, AnalyticsQueries queries, AnalyticsFilter filter,
        Func<AnalyticsQuery, Task<IReadOnlyList<BsonDocument>>> ask);

    /// <summary>Reads an option's text.</summary>
    protected static T Read<T>(string option, string text, Func<string, T> parse)
    {
        try
        {
            return parse(text);
        }
        catch (FormatException problem)
        {
            throw new SettingException($"{option} is '{text}': {problem.Message}", problem);
        }
    }

    private static async Task<IReadOnlyList<BsonDocument>> ReadAsync(
        MongoClient mongo, AnalyticsQuery query, CancellationToken cancellationToken)
    {
        var rows = new List<BsonDocument>();
        var collection = mongo.Database(query.Source.Database).Collection(query.Source.Collection);
        await foreach (var row in collection.AggregateAsync(query.Stages).WithCancellation(cancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }
}
