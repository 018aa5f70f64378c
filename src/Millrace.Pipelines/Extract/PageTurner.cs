using System.Globalization;

namespace Millrace.Pipelines.Extract;

/// <summary>Reads from a page where the next one is, and the largest value of the since parameter. Thread-safe.</summary>
internal sealed class PageTurner
{
    private readonly HttpSourceDefinition _definition;
    private readonly JsonPath? _nextPath;
    private readonly JsonPath? _sincePath;

    public PageTurner(HttpSourceDefinition definition)
    {
        _definition = definition;
        _nextPath = definition.Pagination switch
        {
            PageCursors cursors => JsonPath.Parse(cursors.Path),
            PageNumbers { TotalPagesPath: { } total } => JsonPath.Parse(total),
            _ => null,
        };
        _sincePath = definition.Since is { } since ? JsonPath.Parse(since.Path) : null;
    }

    /// <summary>Where the page that was asked for at <paramref name="at"/> leads.</summary>
    /// <param name="at">The position of the request.</param>
    /// <param name="answer">The page.</param>
    /// <param name="count">How many records were asked for.</param>
    /// <exception cref="ExtractException">The page leads nowhere sensible.</exception>
    public PageTurn Turn(SourcePosition at, SourceAnswer answer, int count)
    {
        var largest = _sincePath is null ? null : LargestOf(at.Largest ?? at.Since, answer);
        var stays = false;
        var next = _definition.Pagination switch
        {
            PageNumbers numbers => NextNumber(numbers, at, answer, count),
            PageCursors => NextCursor(at, answer, out stays),
            PageLinks => NextLink(at, answer),
            _ => null,
        };
        if (next is not null)
        {
            return new PageTurn(at with { Next = next, Largest = largest }, IsLast: false);
        }

        var resume = stays || _definition.Pagination is { Resume: PageResume.LastPage } ? at.Next : null;
        return new PageTurn(new SourcePosition(resume, largest ?? at.Since, null), IsLast: true);
    }

    private string? NextNumber(PageNumbers numbers, SourcePosition at, SourceAnswer answer, int count)
    {
        var page = at.Next is null ? numbers.First : int.Parse(at.Next, CultureInfo.InvariantCulture);
        var isLast = answer.Records.Count == 0
            || (numbers.ShortPageIsLast && answer.Records.Count < count)
            || (long.TryParse(_nextPath?.FindText(answer.Body), CultureInfo.InvariantCulture, out var total)
                && page - (long)numbers.First + 1 >= total)
            || page == int.MaxValue;
        return isLast ? null : (page + 1).ToString(CultureInfo.InvariantCulture);
    }

    private string? NextCursor(SourcePosition at, SourceAnswer answer, out bool stays)
    {
        stays = false;
        var cursor = _nextPath!.FindText(answer.Body);
        if (string.IsNullOrEmpty(cursor))
        {
            return null;
        }

        if (cursor != at.Next)
        {
            return cursor;
        }

        // Sources that always give a cursor say so that there is nothing behind it yet.
        stays = answer.Records.Count == 0;
        return stays ? null : throw new ExtractException(
            $"{answer.Url} gave records and the same cursor again, which would ask for them for ever.");
    }

    private string? NextLink(SourcePosition at, SourceAnswer answer)
    {
        if (answer.NextLink is not { } link)
        {
            return null;
        }

        if (!Uri.TryCreate(answer.Url, link, out var next) || !SourceUrls.IsSameOrigin(next, answer.Url))
        {
            throw new ExtractException(
                $"{answer.Url} names a next page that is not on {answer.Url.Authority}; credentials must not leave that host.");
        }

        return next.AbsoluteUri == at.Next || next == answer.Url
            ? throw new ExtractException($"{answer.Url} names itself as its next page.")
            : next.AbsoluteUri;
    }

    private string? LargestOf(string? largest, SourceAnswer answer)
    {
        foreach (var record in answer.Records)
        {
            var value = _sincePath!.FindText(answer.BytesOf(record));
            if (!string.IsNullOrEmpty(value) && !IsInFuture(value, answer.ReceivedAt)
                && (largest is null || Compare(value, largest) > 0))
            {
                largest = value;
            }
        }

        return largest;
    }

    // One record with a wrong date must not make every later one look old.
    private static bool IsInFuture(string value, DateTimeOffset now) => TryParseTime(value, out var time) && time > now;

    private static int Compare(string a, string b) =>
        decimal.TryParse(a, NumberStyles.Float, CultureInfo.InvariantCulture, out var x)
            && decimal.TryParse(b, NumberStyles.Float, CultureInfo.InvariantCulture, out var y) ? x.CompareTo(y)
        : TryParseTime(a, out var earlier) && TryParseTime(b, out var later) ? earlier.CompareTo(later)
        : string.CompareOrdinal(a, b);

    private static bool TryParseTime(string text, out DateTimeOffset time)
    {
        time = default;
        return text.Length >= "2026-01-31".Length && text[4] == '-' && DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
    }
}
