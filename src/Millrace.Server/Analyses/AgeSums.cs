using Millrace.Bson;
using Millrace.Server.Analyses.Shapes;
using Millrace.Server.Hosting;

namespace Millrace.Server.Analyses;

/// <summary>Sums of rows with <c>national, country, gender, age_from, users, age_sum, age_users</c>. Pure.</summary>
internal static class AgeSums
{
    public static long UsersOf(IEnumerable<BsonDocument> rows) => rows.Sum(row => row.LongOf("users"));

    public static double? AverageAge(IEnumerable<BsonDocument> rows)
    {
        var (sum, users) = (0.0, 0L);
        foreach (var row in rows)
        {
            sum += row.DoubleOf("age_sum") ?? 0;
            users += row.LongOf("age_users");
        }

        return users > 0 ? sum / users : null;
    }

    public static double? AverageAge(BsonDocument row) => AverageAge([row]);

    public static double Share(long users, long total) => total > 0 ? (double)users / total : 0;

    public static long UsersOf(IEnumerable<BsonDocument> rows, string gender) => UsersOf(rows.Where(row => row.TextOf("gender") == gender));

    public static IReadOnlyList<GenderShare> Genders(IReadOnlyList<BsonDocument> rows)
    {
        var total = UsersOf(rows);
        return
        [
            .. rows.GroupBy(row => row.TextOf("gender"), StringComparer.Ordinal).OrderBy(gender => gender.Key, StringComparer.Ordinal)
                .Select(gender => new GenderShare(gender.Key, UsersOf(gender), Share(UsersOf(gender), total), AverageAge(gender))),
        ];
    }

    public static IReadOnlyList<NationalityShare> Nationalities(IReadOnlyList<BsonDocument> rows)
    {
        var total = UsersOf(rows);
        return
        [
            .. rows.GroupBy(row => row.TextOf("national") ?? "", StringComparer.Ordinal).Select(nationality => new NationalityShare(
                    nationality.Key, nationality.Select(row => row.TextOf("country")).FirstOrDefault(country => country is not null),
                    UsersOf(nationality), Share(UsersOf(nationality), total), UsersOf(nationality, "male"), UsersOf(nationality, "female"),
                    AverageAge(nationality)))
                .OrderByDescending(nationality => nationality.Users).ThenBy(nationality => nationality.National, StringComparer.Ordinal),
        ];
    }

    /// <summary>Bands by age, unknown ages last; <paramref name="years"/> is the length of a band.</summary>
    public static IReadOnlyList<PyramidBand> Bands(IReadOnlyList<BsonDocument> rows, int years)
    {
        static long? From(BsonDocument row) => row.DoubleOf("age_from") is null ? null : row.LongOf("age_from");
        return
        [
            .. rows.GroupBy(From).OrderBy(band => band.Key ?? long.MaxValue).Select(band =>
            {
                var (users, male, female) = (UsersOf(band), UsersOf(band, "male"), UsersOf(band, "female"));
                return new PyramidBand(
                    (int?)band.Key, (int?)(band.Key + years - 1), band.Key is { } from ? $"{from}–{from + years - 1}" : "unknown", male,
                    female, users - male - female);
            }),
        ];
    }
}
