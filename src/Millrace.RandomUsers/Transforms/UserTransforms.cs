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
    public static IReadOnlyList<TransformDefinition> Define(RandomUsersOptions options, CollectionName raw)
    {
        string[] from = [.. options.Nationalities.Select(FlattenName)];
        return
        [
            .. options.Nationalities.Select(nationality => Flatten(options, raw, nationality)),
            DemographicsStages.AgeBands(In("demographics"), from),
            DemographicsStages.Places(In("places"), from),
            DemographicsStages.AgePyramid(In("age_pyramid"), from),
            DemographicsStages.Nationalities(In("nationalities"), from),
            DemographicsStages.Registrations(In("registrations"), from),
            GeolocationStages.Cells(In("geo_cells"), from),
            GeolocationStages.Countries(In("geo_countries"), from),
            TimeZoneStages.Offsets(In("timezones"), from),
        ];

        CollectionName In(string view) => new(options.AnalyticsDatabase, view);
    }

    private static FlattenDefinition Flatten(RandomUsersOptions options, CollectionName raw, string nationality) => new()
    {
        Name = FlattenName(nationality),
        Version = 3,
        Source = raw,
        Target = new CollectionName(options.Database, nationality),
        Stages = FlattenStages.For(nationality),
        Indexes =
        [
            new TransformIndex("position", new BsonDocument("position", "2dsphere")),
            new TransformIndex("box", new BsonDocument { { "latitude", 1 }, { "longitude", 1 } }),
            new TransformIndex("extracted", new BsonDocument("extracted_at", 1)),
            new TransformIndex("registered", new BsonDocument("registered_at", 1)),
        ],
    };

    private static string FlattenName(string nationality) => $"flatten_users.{nationality}";
}
