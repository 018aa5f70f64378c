using Millrace.Bson;
using NodaTime;
using NodaTime.TimeZones;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>Dates between milliseconds since 1970 and the calendar of a time zone.</summary>
internal static class DateParts
{
    /// <summary>Reads a date from a date, a timestamp or an ObjectId.</summary>
    /// <exception cref="CommandException">16006: the value is no date.</exception>
    public static long Milliseconds(BsonValue value) => value.Type switch
    {
        BsonType.DateTime => value.AsDateTimeMs,
        BsonType.Timestamp => value.AsTimestamp.Seconds * 1000L,
        BsonType.ObjectId => value.AsObjectId.CreationTime.ToUnixTimeMilliseconds(),
        _ => throw new CommandException((ErrorCode)16006, $"can't convert from BSON type {BsonTypeName.Of(value.Type)} to Date"),
    };

    /// <exception cref="CommandException">A date outside the years -9998 to 9999.</exception>
    public static LocalDateTime ToLocal(long milliseconds, DateTimeZone zone)
    {
        try
        {
            return Instant.FromUnixTimeMilliseconds(milliseconds).InZone(zone).LocalDateTime;
        }
        catch (Exception error) when (error is ArgumentOutOfRangeException or OverflowException)
        {
            throw OutOfRange();
        }
    }

    /// <summary>A local time that a change of clocks skips moves forward; one that comes twice is the first.</summary>
    /// <exception cref="CommandException">A date outside the years -9998 to 9999.</exception>
    public static long ToMilliseconds(LocalDateTime local, DateTimeZone zone)
    {
        try
        {
            return zone.ResolveLocal(local, Resolvers.LenientResolver).ToInstant().ToUnixTimeMilliseconds();
        }
        catch (Exception error) when (error is ArgumentOutOfRangeException or OverflowException)
        {
            throw OutOfRange();
        }
    }

    /// <summary>A time zone by its Olson id or as an offset: "Europe/Kyiv", "+05:45", "+0545", "+05", "UTC", "Z".</summary>
    /// <exception cref="CommandException">40485: no such zone; <paramref name="notString"/>: no string.</exception>
    public static DateTimeZone Zone(BsonValue value, int notString = 40517)
    {
        if (value.Type != BsonType.String)
        {
            throw new CommandException((ErrorCode)notString, $"timezone must evaluate to a string, found {BsonTypeName.Of(value.Type)}");
        }

        var name = value.AsString;
        if (name is "UTC" or "GMT" or "Z")
        {
            return DateTimeZone.Utc;
        }

        if (name.Length > 0 && name[0] is '+' or '-')
        {
            return TryParseOffset(name, out var offset) ? DateTimeZone.ForOffset(offset) : throw UnknownZone(name);
        }

        return DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) ?? throw UnknownZone(name);
    }

    /// <summary>An offset from UTC as ±hh, ±hhmm or ±hh:mm.</summary>
    public static bool TryParseOffset(ReadOnlySpan<char> text, out Offset offset)
    {
        offset = Offset.Zero;
        Span<char> digits = stackalloc char[4];
        digits.Fill('0');
        var rest = text[1..];
        if (rest.Length == 5 && rest[2] == ':')
        {
            rest[..2].CopyTo(digits);
            rest[3..].CopyTo(digits[2..]);
        }
        else if (rest.Length is 2 or 4)
        {
            rest.CopyTo(digits);
        }
        else
        {
            return false;
        }

        if (digits.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var minutes = (int.Parse(digits[..2]) * 60) + int.Parse(digits[2..]);
        if (minutes > 18 * 60)
        {
            return false;
        }

        offset = Offset.FromSeconds((text[0] == '-' ? -60 : 60) * minutes);
        return true;
    }

    private static CommandException UnknownZone(string name) => new((ErrorCode)40485, $"unrecognized time zone identifier: \"{name}\"");

    private static CommandException OutOfRange()
        => new((ErrorCode)5976500, "The date is outside the supported range of years, -9998 to 9999");
}
