using System.CommandLine;
using Millrace.Bson;
using Millrace.RandomUsers.Analytics;

namespace Millrace.Cli.Commands;

/// <summary><c>millrace analyses demographics</c>.</summary>
internal sealed class AnalysesDemographicsCommand : AnalysisCommand
{
    private readonly Option<PlaceLevel> _by = new("--by") { HelpName = "country|state|city", Description = "How far to drill down" };
    private readonly Option<string?> _state = new("--state") { HelpName = "NAME", Description = "Only this state" };
    private readonly Option<string?> _city = new("--city") { HelpName = "NAME", Description = "Only this city" };

    public AnalysesDemographicsCommand()
        : base("demographics", "Shares of nationalities, age pyramid, gender by age band and place, registrations by month.")
    {
        Add(_by);
        Add(_state);
        Add(_city);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "millrace analyses demographics",
        "millrace analyses demographics --nationality CH --by state",
        "millrace analyses demographics --by city --state Bern --gender female --json",
    ];

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<(string Name, IReadOnlyList<BsonDocument> Rows)>> AskAsync(
        ParseResult parsed, AnalyticsQueries queries, AnalyticsFilter filter,
        Func<AnalyticsQuery, Task<IReadOnlyList<BsonDocument>>> ask) =>
    [
        ("nationalities", await ask(queries.NationalityShares(filter))),
        ("age_pyramid", await ask(queries.AgePyramid(filter))),
        ("age_bands", await ask(
            queries.AgeBands(filter, parsed.GetValue(_by), parsed.GetValue(_state), parsed.GetValue(_city)))),
        ("registrations", await ask(queries.Registrations(filter))),
    ];
}
