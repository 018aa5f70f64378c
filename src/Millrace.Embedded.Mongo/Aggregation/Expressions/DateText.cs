using System.Globalization;
using NodaTime;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>Reads dates written in the common ways, where no format is given.</summary>
internal static class DateText
{
    /// <summary>Reads a date with or without time and zone; without one it is UTC. False when the text is none.</summary>
    public static bool TryParse(string text, out long milliseconds) => TryParse(text, null, out milliseconds);

    /// <summary>Reads a date; <paramref name="zone"/> is its zone when the text names none.</summary>
    /// <exception cref="CommandException">241: both name a zone.</exception>
    public static bool TryParse(string text, DateTimeZone? zone, out long milliseconds)
    {
        milliseconds = 0;
        text = text.Trim();
        // The framework would fill in today's date; such text is no date.
        if (text.Length < 6 || !text.Any(char.IsAsciiDigit))
        {
            return false;
        }

        if (text.Length == 8 && text.All(char.IsAsciiDigit))
        {
            text = $"{text[..4]}-{text[4..6]}-{text[6..]}";
        }

        const DateTimeStyles styles =
            DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.NoCurrentDateDefault | DateTimeStyles.AdjustToUniversal;
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, styles, out var parsed) || parsed.Year < 2)
        {
            return false;
        }

        if (parsed.Kind == DateTimeKind.Utc)
        {
            if (zone is not null)
            {
                throw new CommandException(
                    ErrorCode.ConversionFailure,
                    $"you cannot pass in a date/time string with time zone information ('{text}') together with a timezone argument");
            }

            milliseconds = (parsed.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
            return true;
        }

        milliseconds = DateParts.ToMilliseconds(LocalDateTime.FromDateTime(parsed), zone ?? DateTimeZone.Utc);
        return true;
    }
}
