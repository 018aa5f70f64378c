using System.Text;

namespace Millrace.RandomUsers.Api;

/// <summary>
/// Makes the users of a request. The same query gives the same users: user number i depends on the seed, the page, the nationalities and
/// the gender asked for, and on i, but not on how many users, which fields or format. Nationality and gender count, so that two queries
/// that differ in them never give two different users one uuid.
/// </summary>
internal static class UserGenerator
{
    // The API's spans of birth and registration: fixed, so that a seed gives the same dates on every day.
    private static readonly long EarliestBirthMs = At(1944, 8, 25);
    private static readonly long LatestBirthMs = At(2001, 9, 9);
    private static readonly long EarliestRegistrationMs = At(2002, 3, 21);
    private static readonly long LatestRegistrationMs = At(2022, 5, 23);

    private static readonly string[] Moods =
    [
        "angry", "beautiful", "big", "black", "blue", "brown", "crazy", "golden", "green", "happy", "heavy", "lazy", "orange", "organic",
        "purple", "red", "sad", "silver", "small", "ticklish", "tiny", "white", "yellow",
    ];

    private static readonly string[] Animals =
    [
        "bear", "bird", "butterfly", "cat", "dog", "duck", "elephant", "fish", "frog", "goose", "gorilla", "koala", "ladybug", "leopard",
        "lion", "meercat", "mouse", "ostrich", "panda", "peacock", "rabbit", "snake", "swan", "tiger", "wolf", "zebra",
    ];

    private const string SaltAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>The users of a query, made one at a time as they are asked for.</summary>
    public static IEnumerable<ApiUser> Users(ApiQuery query)
    {
        var nationalities = query.Nationalities.Count > 0 ? query.Nationalities : Nationalities.All;
        var seed = $"{query.Seed}\n{query.Page}\n{string.Join(',', nationalities.Select(n => n.Code))}\n{query.Gender}\n";
        for (var i = 0; i < query.Results; i++)
        {
            var random = new SeededRandom(Encoding.UTF8.GetBytes(seed + i));
            yield return Create(random, random.Pick(nationalities), query);
        }
    }

    private static ApiUser Create(SeededRandom random, Nationality nationality, ApiQuery query)
    {
        var words = Vocabulary.Of(nationality);
        var names = random.Pick(words.Names);
        var isMale = random.Next(2) == 0;
        if (query.Gender is { } gender)
            isMale = gender == "male";
        var born = DateTimeOffset.FromUnixTimeMilliseconds(random.Next(EarliestBirthMs, LatestBirthMs));
        return new ApiUser
        {
            Nationality = nationality,
            IsMale = isMale,
            Title = random.Pick(isMale ? nationality.MaleTitles : nationality.FemaleTitles),
            First = random.Pick(isMale ? names.MaleFirst : names.FemaleFirst),
            Last = random.Pick(isMale ? names.MaleLast : names.FemaleLast),
            StreetNumber = random.Next(1, 10_000),
            StreetName = random.Pick(words.Streets),
            City = random.Pick(words.Cities),
            State = random.Pick(words.States),
            Postcode = Pattern.Fill(nationality.Postcode, random, born, isMale),
            Latitude = Coordinate(random, 90),
            Longitude = Coordinate(random, 180),
            TimeZone = random.Pick(UserTimeZone.All),
            Uuid = random.NextUuid(),
            Username = $"{random.Pick(Moods)}{random.Pick(Animals)}{random.Next(100, 1000)}",
            Salt = Salt(random),
            Born = born,
            Registered = DateTimeOffset.FromUnixTimeMilliseconds(random.Next(EarliestRegistrationMs, LatestRegistrationMs)),
            Phone = Pattern.Fill(nationality.Phone, random, born, isMale),
            Cell = Pattern.Fill(nationality.Cell, random, born, isMale),
            IdValue = nationality.IdValue is { } id ? Pattern.Fill(id, random, born, isMale) : null,
            Portrait = random.Next(100),
            // Last: how many numbers it takes depends on the recipe, which must not change the rest of the user.
            Password = query.Password?.Create(random) ?? random.Pick(Vocabulary.Passwords),
        };
    }

    // Ten-thousandths of a degree, over the whole globe: the API does not tie them to the city.
    private static string Coordinate(SeededRandom random, int limit)
    {
        var degrees = random.Next(-limit * 10_000L, limit * 10_000L) / 10_000m;
        return degrees.ToString("F4");
    }

    private static string Salt(SeededRandom random)
    {
        Span<char> salt = stackalloc char[8];
        foreach (ref var character in salt)
            character = SaltAlphabet[random.Next(SaltAlphabet.Length)];
        return new string(salt);
    }

    private static long At(int year, int month, int day) =>
        new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
}
