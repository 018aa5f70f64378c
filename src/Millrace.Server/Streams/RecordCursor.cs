using System.Globalization;
using Millrace.Server.Hosting;

namespace Millrace.Server.Streams;

/// <summary>Where a page of records ended, as text: <c>partition:offset</c>, joined by commas.</summary>
internal static class RecordCursor
{
    private const int MostPartitions = 10_000;

    public static string? Write(IReadOnlyDictionary<int, long>? places) => places is null
        ? null
        : string.Join(',', places.OrderBy(place => place.Key).Select(place =>
            string.Create(CultureInfo.InvariantCulture, $"{place.Key}:{place.Value}")));

    public static IReadOnlyDictionary<int, long>? Read(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return null;
        }

        var places = new Dictionary<int, long>();
        foreach (var part in cursor.Split(',', MostPartitions))
        {
            if (part.Split(':') is not [var first, var second]
                || !int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var partition)
                || !long.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
            {
                throw ApiException.Invalid("cursor", "The cursor is none that this server gave: leave it out to begin anew.");
            }

            places[partition] = offset;
        }

        return places;
    }
}
