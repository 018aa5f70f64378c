using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Millrace.RandomUsers.Api;

/// <summary>
/// When the built-in API fails on purpose: first a schedule, one entry a request; after it, shares of all requests. Immutable.
/// </summary>
public sealed class ApiFaultPlan
{
    private static readonly Dictionary<string, ApiFault> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ok"] = ApiFault.None,
        ["429"] = ApiFault.TooManyRequests,
        ["500"] = ApiFault.ServerError,
        ["503"] = ApiFault.Unavailable,
        ["error"] = ApiFault.ErrorBody,
        ["truncated"] = ApiFault.TruncatedJson,
        ["html"] = ApiFault.NotJson,
        ["types"] = ApiFault.WrongTypes,
        ["disconnect"] = ApiFault.Disconnect,
    };

    /// <summary>A plan without faults.</summary>
    public static ApiFaultPlan None { get; } = new();

    /// <value>The faults of the first requests, in order. Default: none.</value>
    public IReadOnlyList<ApiFault> Schedule { get; init; } = [];

    /// <value>For each fault the share of requests after the schedule that get it, 0 to 1; together at most 1. Default: none.</value>
    public IReadOnlyDictionary<ApiFault, double> Shares { get; init; } = new Dictionary<ApiFault, double>();

    /// <value>The seed of the draw, so that a test sees the same faults again. Default: 0.</value>
    public int Seed { get; init; }

    /// <summary>What <see cref="TryParse"/> understands, for help texts.</summary>
    public static string Syntax =>
        "comma-separated: a name is one request (429,429,ok), name:share a share of all later ones (500:0.05); "
        + $"names: {string.Join(", ", Names.Keys)}";

    /// <summary>Parses <c>429,429,ok,500:0.05,truncated:0.01</c>.</summary>
    /// <returns>False with a sentence in <paramref name="error"/> when the text is not a plan.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out ApiFaultPlan? plan, [NotNullWhen(false)] out string? error)
    {
        plan = null;
        var schedule = new List<ApiFault>();
        var shares = new Dictionary<ApiFault, double>();
        foreach (var item in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = item.IndexOf(':');
            var name = colon < 0 ? item : item[..colon];
            if (!Names.TryGetValue(name, out var fault))
            {
                error = $"'{name}' is not a fault; choose from {string.Join(", ", Names.Keys)}.";
                return false;
            }

            if (colon < 0)
                schedule.Add(fault);
            else if (double.TryParse(item.AsSpan(colon + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share))
                shares[fault] = share;
            else
                shares[fault] = double.NaN;
        }

        plan = new ApiFaultPlan { Schedule = schedule, Shares = shares };
        error = plan.Problem();
        if (error is null)
            return true;
        plan = null;
        return false;
    }

    /// <summary>What is wrong with the plan, as a sentence, or null.</summary>
    internal string? Problem() =>
        Shares.Values.Any(share => share is not (>= 0 and <= 1)) || Shares.Values.Sum() > 1 + 1e-9
            ? "The shares of faults must be numbers from 0 to 1 and together at most 1."
            : null;
}
