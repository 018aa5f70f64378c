using System.Globalization;

namespace Millrace.Orchestration.Scheduling;

/// <summary>One of the five fields of a cron expression: its bounds and names, and how its text is read. The rules are cron's as
/// croniter has them: lists, ranges, steps, names, and 7 as well as 0 for Sunday. Immutable.</summary>
internal sealed class CronField
{
    private static readonly string[] MonthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly string[] DayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private readonly string _name;
    private readonly int _min;
    private readonly int _max;
    private readonly int _count;
    private readonly string[] _names;

    private CronField(string name, int min, int max, int count, string[] names)
    {
        _name = name;
        _min = min;
        _max = max;
        _count = count;
        _names = names;
    }

    public static CronField Minute { get; } = new("minute", 0, 59, 60, []);

    public static CronField Hour { get; } = new("hour", 0, 23, 24, []);

    public static CronField DayOfMonth { get; } = new("day of month", 1, 31, 31, []);

    public static CronField Month { get; } = new("month", 1, 12, 12, MonthNames);

    public static CronField DayOfWeek { get; } = new("day of week", 0, 7, 7, DayNames);

    /// <summary>The values that the field's text selects, in order; all of them when it is <c>*</c>.</summary>
    /// <exception cref="CronFormatException">The text is not understood; the message says what is wrong in this field.</exception>
    public IReadOnlyList<int> Read(string text)
    {
        var values = new SortedSet<int>();
        foreach (var item in text.Split(','))
        {
            foreach (var value in ReadItem(item, text))
            {
                values.Add(this == DayOfWeek && value == 7 ? 0 : value);
            }
        }

        return [.. values];
    }

    /// <summary>Whether these values are all the field has, however that was written.</summary>
    public bool IsEvery(IReadOnlyList<int> values) => values.Count == _count;

    private IEnumerable<int> ReadItem(string item, string text)
    {
        var (range, step) = SplitStep(item, text);
        int low, high;
        if (range == "*")
        {
            (low, high) = (_min, _max);
        }
        else if (range.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash)
        {
            low = Number(range[..dash], text);
            high = Number(range[(dash + 1)..], text);
            if (this == DayOfWeek && high == 0 && low > 0)
            {
                // A range up to Sunday: fri-sun.
                high = 7;
            }
        }
        else
        {
            low = Number(range, text);
            // 10/5 is from 10 on in steps of 5.
            high = item.Contains('/', StringComparison.Ordinal) ? _max : low;
        }

        if (low > high)
        {
            throw Bad(text, $"the range {range} goes backwards");
        }

        for (var value = low; value <= high; value += step)
        {
            yield return value;
        }
    }

    private (string Range, int Step) SplitStep(string item, string text)
    {
        var slash = item.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return (item, 1);
        }

        return int.TryParse(item.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step > 0
            ? (item[..slash], Math.Min(step, _max + 1))
            : throw Bad(text, $"'{item[(slash + 1)..]}' is not a step");
    }

    private int Number(string word, string text)
    {
        var name = Array.FindIndex(_names, name => name.Equals(word, StringComparison.OrdinalIgnoreCase));
        if (name >= 0)
        {
            return name + _min;
        }

        if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            throw Bad(text, word.Any(letter => "LW#?HR".Contains(char.ToUpperInvariant(letter), StringComparison.Ordinal))
                ? $"'{word}' is not supported (of cron's extensions L, W, #, ?, H and R none is)"
                : $"'{word}' is not a {_name}");
        }

        return number >= _min && number <= _max ? number : throw Bad(text, $"{number} is not between {_min} and {_max}");
    }

    private CronFormatException Bad(string text, string reason) => new($"the {_name} field '{text}' cannot be used: {reason}");
}
