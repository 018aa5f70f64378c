using Millrace.Bson;
using Millrace.Pipelines;
using Millrace.Pipelines.Transform;
using Millrace.RandomUsers.Transforms;
using static Millrace.RandomUsers.Transforms.Operators;

namespace Millrace.RandomUsers.Analytics;

/// <summary>
/// Where the rows of a question come from. A view answers a filter when its key tells the users apart by all that the filter asks; else
/// the view's own definition is applied to the chosen users of the flat collections, so that both give the same rows. Stateless.
/// </summary>
/// <param name="users">The database of the flat collections.</param>
/// <param name="nationalities">The nationalities that have one.</param>
internal sealed class ChosenUsers(string users, IReadOnlyList<string> nationalities)
{
    /// <summary>Whether the view's rows suffice.</summary>
    public static bool IsAnsweredBy(ViewDefinition view, AnalyticsFilter filter)
    {
        var key = view.Key.IsDocument ? view.Key.AsDocument : [];
        return !filter.HasTimes
            && (filter.Gender is null || !key["gender"].IsMissing)
            && (!filter.HasAges || (!key["age_from"].IsMissing && filter.FitsBands(DemographicsStages.BandYears)));
    }

    /// <summary>A view's rows of the chosen users, and what is done with them.</summary>
    /// <param name="view">The view.</param>
    /// <param name="filter">Which users.</param>
    /// <param name="where">What the rows' key must be besides, by fields of the key.</param>
    /// <param name="stages">Stages on the rows.</param>
    public AnalyticsQuery Rows(
        ViewDefinition view, AnalyticsFilter filter, BsonDocument where, params IReadOnlyList<BsonDocument> stages)
    {
        filter.Validate();
        if (IsAnsweredBy(view, filter))
        {
            return new AnalyticsQuery(view.Target, [Match(OfRows(filter, where)), .. stages]);
        }

        var group = new BsonDocument("_id", view.Key);
        foreach (var (name, accumulator) in view.Measures)
        {
            group.Add(name, accumulator);
        }

        return OnUsers(filter, [Match(OfUsers(filter, Renamed(view, where))), .. view.Stages, Group(group), .. view.Row], stages);
    }

    /// <summary>Stages on the users of each nationality asked for, and on all of it together.</summary>
    public AnalyticsQuery OnUsers(
        AnalyticsFilter filter, IReadOnlyList<BsonDocument> each, params IReadOnlyList<BsonDocument> together)
    {
        filter.Validate();
        var asked = filter.Nationalities.Count == 0 ? nationalities : [.. nationalities.Intersect(filter.Nationalities)];
        if (asked.Count == 0)
        {
            var (wanted, there) = (string.Join(", ", filter.Nationalities), string.Join(", ", nationalities));
            throw new PipelineConfigurationException($"There are no users of {wanted}; the nationalities are {there}.");
        }

        var unions = asked.Skip(1).Select(nationality => new BsonDocument("$unionWith", new BsonDocument
        {
            { "coll", nationality }, { "pipeline", new BsonArray(each.Select(stage => (BsonValue)stage)) },
        }));
        return new AnalyticsQuery(new CollectionName(users, asked[0]), [.. each, .. unions, .. together]);
    }

    /// <summary>The filter as one of flat documents, with more conditions; the nationality is the collection's.</summary>
    public static BsonDocument OfUsers(AnalyticsFilter filter, BsonDocument where)
    {
        if (filter.Gender is not null)
        {
            where.Add("gender", filter.Gender);
        }

        if (filter.HasAges)
        {
            where.Add("age", Between(filter.MinAge ?? 0, filter.MaxAge));
        }

        if (filter.Extracted.ToFilter() is { } extracted)
        {
            where.Add("extracted_at", extracted);
        }

        if (filter.Registered.ToFilter() is { } registered)
        {
            where.Add("registered_at", registered);
        }

        return where;
    }

    private static BsonDocument OfRows(AnalyticsFilter filter, BsonDocument where)
    {
        if (filter.Nationalities.Count > 0)
        {
            where.Add("national", new BsonDocument("$in", new BsonArray(filter.Nationalities.Select(code => (BsonValue)code))));
        }

        if (filter.Gender is not null)
        {
            where.Add("gender", filter.Gender);
        }

        if (filter.HasAges)
        {
            where.Add("age_from", Between(filter.MinAge ?? 0, filter.MaxAge));
        }

        return where;
    }

    // A band begins at or below the highest age that lies in it, so the bounds of ages are those of beginnings too.
    private static BsonDocument Between(int least, int? most)
    {
        var between = new BsonDocument("$gte", least);
        if (most is { } highest)
        {
            between.Add("$lte", highest);
        }

        return between;
    }

    // Fields of a row's key under the names that flat documents have for them.
    private static BsonDocument Renamed(ViewDefinition view, BsonDocument where)
    {
        var renamed = new BsonDocument();
        foreach (var (field, condition) in where)
        {
            renamed.Add(view.Key.AsDocument[field].AsString[1..], condition);
        }

        return renamed;
    }
}
