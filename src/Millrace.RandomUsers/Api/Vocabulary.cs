using Bogus;
using Bogus.DataSets;

namespace Millrace.RandomUsers.Api;

/// <summary>The words users of one nationality are made of, drawn from Bogus when the nationality is first asked for. Immutable.</summary>
internal sealed class Vocabulary
{
    /// <summary>The same words in every process: what a seed gives must not depend on it.</summary>
    public const int DrawSeed = 20160101;

    private const int Draws = 600;

    private static readonly Dictionary<string, Lazy<Vocabulary>> ByCode =
        Nationalities.All.ToDictionary(n => n.Code, n => new Lazy<Vocabulary>(() => new Vocabulary(n)));

    private static readonly Lazy<string[]> PasswordWords = new(() =>
    {
        var lorem = new Lorem("en") { Random = new Randomizer(DrawSeed) };
        return DrawDistinct(lorem.Word);
    });

    private Vocabulary(Nationality nationality)
    {
        var places = new Address(nationality.CityLocale) { Random = new Randomizer(DrawSeed) };
        var streets = new Address(nationality.StreetLocale) { Random = new Randomizer(DrawSeed) };
        Names = [.. nationality.NameLocales.Select(NamePool.Load)];
        Cities = nationality.Cities ?? DrawDistinct(places.City);
        States = nationality.States ?? DrawDistinct(places.State);
        Streets = DrawDistinct(() => streets.StreetName());
    }

    /// <summary>Words that passwords are made of when the request names no recipe.</summary>
    public static string[] Passwords => PasswordWords.Value;

    public NamePool[] Names { get; }

    public string[] Cities { get; }

    public string[] States { get; }

    public string[] Streets { get; }

    public static Vocabulary Of(Nationality nationality) => ByCode[nationality.Code].Value;

    /// <summary>The distinct values among a fixed number of draws, in order of appearance.</summary>
    public static string[] DrawDistinct(Func<string> next)
    {
        var distinct = new HashSet<string>();
        for (var i = 0; i < Draws; i++)
        {
            var value = next().Trim();
            if (value.Length > 0)
                distinct.Add(value);
        }

        return [.. distinct];
    }
}
