using Millrace.RandomUsers.Analytics;
using Millrace.Server.Hosting;

namespace Millrace.Server.Analyses;

/// <summary>The filters that all analyses take, as the query string has them. Immutable.</summary>
/// <param name="National">Nationalities, repeated or separated by commas; none for all.</param>
/// <param name="Gender">male or female; none for both.</param>
/// <param name="MinAge">The lowest age in full years.</param>
/// <param name="MaxAge">The highest age in full years.</param>
/// <param name="RegisteredSince">Registered at this instant or later.</param>
/// <param name="RegisteredUntil">Registered before this instant.</param>
/// <param name="ExtractedSince">Extracted at this instant or later.</param>
/// <param name="ExtractedUntil">Extracted before this instant.</param>
internal sealed record FilterQuery(
    string[]? National, string? Gender, int? MinAge, int? MaxAge, string? RegisteredSince, string? RegisteredUntil,
    string? ExtractedSince, string? ExtractedUntil)
{
    /// <summary>The filter; every value is checked.</summary>
    public AnalyticsFilter Read(IReadOnlyList<string> known)
    {
        var asked = (National ?? [])
            .SelectMany(codes => codes.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(code => code.ToUpperInvariant()).Distinct(StringComparer.Ordinal).ToList();
        if (asked.Find(code => !known.Contains(code)) is { } stranger)
        {
            throw ApiException.Invalid("national", $"'{stranger}' is not among the nationalities; they are {string.Join(", ", known)}.");
        }

        if (!string.IsNullOrEmpty(Gender) && Gender is not ("male" or "female"))
        {
            throw ApiException.Invalid("gender", $"'{Gender}' is no gender that users have; choose male or female.");
        }

        CheckAge("minAge", MinAge);
        CheckAge("maxAge", MaxAge);
        if (MinAge > MaxAge)
        {
            throw ApiException.Invalid("minAge", $"The lowest age ({MinAge}) is above the highest ({MaxAge}).");
        }

        return new AnalyticsFilter
        {
            Nationalities = asked,
            Gender = string.IsNullOrEmpty(Gender) ? null : Gender,
            MinAge = MinAge,
            MaxAge = MaxAge,
            Registered = Span("registered", RegisteredSince, RegisteredUntil),
            Extracted = Span("extracted", ExtractedSince, ExtractedUntil),
        };
    }

    private static void CheckAge(string member, int? age)
    {
        if (age is < 0 or > AnalyticsFilter.MaxAsked)
        {
            throw ApiException.Invalid(member, $"An age of {age} cannot be asked for; ages go from 0 to {AnalyticsFilter.MaxAsked}.");
        }
    }

    private static TimeSpanFilter Span(string what, string? since, string? until)
    {
        var (from, to) = (Instant($"{what}Since", since), Instant($"{what}Until", until));
        return from >= to
            ? throw ApiException.Invalid($"{what}Until", $"The time {what} must end after it begins.")
            : new TimeSpanFilter(from, to);
    }

    private static DateTimeOffset? Instant(string member, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return InstantConverter.TryRead(text, out var instant)
            ? instant
            : throw ApiException.Invalid(member, $"'{text}' is no time; write it as 2026-03-01T00:00:00Z.");
    }
}
