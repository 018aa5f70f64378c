namespace Millrace.RandomUsers.Api;

/// <summary>A user of the API before it is written in one of the formats.</summary>
internal sealed class ApiUser
{
    public required Nationality Nationality { get; init; }

    public required bool IsMale { get; init; }

    public required string Title { get; init; }

    public required PersonName First { get; init; }

    public required PersonName Last { get; init; }

    public required int StreetNumber { get; init; }

    public required string StreetName { get; init; }

    public required string City { get; init; }

    public required string State { get; init; }

    public required string Postcode { get; init; }

    public required string Latitude { get; init; }

    public required string Longitude { get; init; }

    public required UserTimeZone TimeZone { get; init; }

    public required Guid Uuid { get; init; }

    public required string Username { get; init; }

    public required string Salt { get; init; }

    public required string Password { get; init; }

    public required DateTimeOffset Born { get; init; }

    public required DateTimeOffset Registered { get; init; }

    public required string Phone { get; init; }

    public required string Cell { get; init; }

    public required string? IdValue { get; init; }

    public required int Portrait { get; init; }

    public string Gender => IsMale ? "male" : "female";

    public string Email => $"{First.MailForm}.{Last.MailForm}@example.com";

    /// <summary>The address of the picture in one size's folder (empty: large).</summary>
    public string PictureUrl(string sizeFolder) =>
        $"https://randomuser.me/api/portraits/{sizeFolder}{(IsMale ? "men" : "women")}/{Portrait}.jpg";

    public static string IsoDate(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");

    /// <summary>Full years between two instants, as the API counts ages.</summary>
    public static int FullYears(DateTimeOffset from, DateTimeOffset to)
    {
        var years = to.Year - from.Year;
        return from.AddYears(years) > to ? years - 1 : years;
    }
}
