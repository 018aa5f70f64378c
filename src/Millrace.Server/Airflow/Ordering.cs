using Millrace.Server.Hosting;

namespace Millrace.Server.Airflow;

/// <summary>Airflow's <c>order_by</c>: a field's name, a minus sign before it for the opposite order. Its first value counts.</summary>
/// <param name="Field">The field.</param>
/// <param name="IsDescending">Whether the greatest comes first.</param>
internal readonly record struct Ordering(string Field, bool IsDescending)
{
    /// <exception cref="ApiException">400: a list cannot be ordered by that.</exception>
    public static Ordering Of(string[]? orderBy, string otherwise, params string[] fields)
    {
        var asked = orderBy?.FirstOrDefault(text => text.Length > 0) ?? otherwise;
        var field = asked.TrimStart('-', '+');
        return fields.Contains(field)
            ? new Ordering(field, asked.StartsWith('-'))
            : throw new ApiException(
                StatusCodes.Status400BadRequest, $"Ordering with '{field}' is disallowed or the attribute does not exist on the model");
    }

    /// <summary>The items in this order.</summary>
    public IEnumerable<T> Sort<T, TKey>(IEnumerable<T> items, Func<T, TKey> key) =>
        IsDescending ? items.OrderByDescending(key) : items.OrderBy(key);

    /// <summary>The items in this order, by text whatever the language.</summary>
    public IEnumerable<T> Sort<T>(IEnumerable<T> items, Func<T, string> key) => IsDescending
        ? items.OrderByDescending(key, StringComparer.Ordinal)
        : items.OrderBy(key, StringComparer.Ordinal);
}
