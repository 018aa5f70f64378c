using Millrace.Bson;
using Millrace.Pipelines;
using Millrace.Pipelines.Transform;

namespace Millrace.RandomUsers.Transforms;

/// <summary>
/// The transforms of the reference pipeline. <c>flatten_users.&lt;NAT&gt;</c> turns each raw document into one of <c>users.&lt;NAT&gt;</c>;
/// there is one a nationality, so that a nationality added later starts with the oldest document. The others are views of
/// <c>analytics</c> over the flat collections, described in docs/analytics.md.
/// </summary>
internal static class UserTransforms
{
    /// <summary>The definitions, flat collections first.</summary>
    public static IReadOnlyList<TransformDefinition> Define(RandomUsersOptions options, CollectionName raw) =>
    [
        .. options.Nationalities.Select(nationality => Flatten(options, raw, nationality)),
        View(options, "demographics", DemographicsStages.AgeBands()),
        View(options, "age_pyramid", DemographicsStages.AgePyramid()),
        View(options, "nationalities", DemographicsStages.Nationalities()),
        View(options, "places", DemographicsStages.Places()),
        View(options, "geo_cells", GeolocationStages.Cells()),
        View(options, "geo_countries", GeolocationStages.Countries()),
        View(options, "timezones", TimeZoneStages.Offsets()),
    ];

    private static TransformDefinition Flatten(RandomUsersOptions options, CollectionName raw, string nationality) => new()
    {
        Name = FlattenName(nationality),
        Kind = TransformKind.PerDocument,
        Steps =
        [
            new TransformStep
            {
                Source = raw,
                Target = new CollectionName(options.Database, nationality),
                Stages = FlattenStages.For(nationality),
            },
        ],
    };

    // One step a nationality; their rows share a collection, and the nationality is part of each row's _id.
    private static TransformDefinition View(RandomUsersOptions options, string collection, IReadOnlyList<BsonDocument> stages) => new()
    {
        Name = collection,
        Kind = TransformKind.Recomputed,
        DependsOn = [.. options.Nationalities.Select(FlattenName)],
        Steps =
        [
            .. options.Nationalities.Select(nationality => new TransformStep
            {
                Source = new CollectionName(options.Database, nationality),
                Target = new CollectionName(options.AnalyticsDatabase, collection),
                Stages = stages,
            }),
        ],
    };

    private static string FlattenName(string nationality) => $"flatten_users.{nationality}";
}
