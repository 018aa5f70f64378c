namespace Millrace.Server.Hosting;

/// <summary>Which part of a list is wanted.</summary>
/// <param name="Limit">The most items, 1 to 1000.</param>
/// <param name="Offset">Items left out at the beginning.</param>
internal readonly record struct Paging(int Limit, int Offset)
{
    public const int Default = 50;
    public const int Most = 1000;

    /// <summary>From a request's values; more than the most is the most.</summary>
    public static Paging Of(int? limit, int? offset)
    {
        if (limit is < 0)
        {
            throw ApiException.Invalid("limit", "The limit must not be negative.");
        }

        if (offset is < 0)
        {
            throw ApiException.Invalid("offset", "The offset must not be negative.");
        }

        return new Paging(Math.Clamp(limit is null or 0 ? Default : limit.Value, 1, Most), offset ?? 0);
    }

    public IReadOnlyList<T> Cut<T>(IEnumerable<T> items) => [.. items.Skip(Offset).Take(Limit)];
}
