using System.Globalization;

namespace Millrace.Cli.Settings;

/// <summary>A time as a person gives it.</summary>
internal static class PointInTime
{
    /// <summary>A date, a date with a time (UTC unless it says otherwise), or how long ago: <c>2h</c>.</summary>
    /// <exception cref="FormatException">It is neither; the message says what is expected.</exception>
    public static DateTimeOffset Parse(string text, DateTimeOffset now)
    {
        if (text.Contains('-', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var time))
        {
            return time;
        }

        try
        {
            return now - SettingParser.Duration(text);
        }
        catch (FormatException problem)
        {
            throw new FormatException(
                "a time is a date such as 2026-01-31 or 2026-01-31T08:00:00Z, or how long ago, such as 30m or 2h.", problem);
        }
    }
}
