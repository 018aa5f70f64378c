using System.Globalization;
using NodaTime;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>Reads a date by the format specifiers of <c>$dateFromString</c>. One use.</summary>
internal sealed class DateFormatReader(string text, string format)
{
    private int _position;
    private int _year = 1970;
    private int _month = 1;
    private int _day = 1;
    private int _hour;
    private int _minute;
    private int _second;
    private int _millisecond;
    private int? _dayOfYear;
    private (int Year, int Week, int Day)? _iso;
    private Offset? _offset;

    /// <summary>Reads the whole text. A zone in the text and <paramref name="zone"/> exclude each other.</summary>
    /// <exception cref="CommandException">241: the text does not fit; 18535, 18536: the format is malformed.</exception>
    public long Read(DateTimeZone? zone)
    {
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                Expect(format[i]);
                continue;
            }

            if (++i == format.Length)
            {
                throw new CommandException((ErrorCode)18535, "Unmatched '%' at end of format string");
            }

            ReadSpecifier(format[i]);
        }

        if (_position != text.Length)
        {
            throw Failure("trailing data");
        }

        if (_offset is not null && zone is not null)
        {
            throw Failure("a zone in the text excludes a timezone argument");
        }

        return DateParts.ToMilliseconds(Local(), _offset is { } offset ? DateTimeZone.ForOffset(offset) : zone ?? DateTimeZone.Utc);
    }

    private void ReadSpecifier(char specifier)
    {
        switch (specifier)
        {
            case 'Y': _year = Digits(4, 4); break;
            case 'm': _month = Digits(1, 2); break;
            case 'd': _day = Digits(1, 2); break;
            case 'H': _hour = Digits(1, 2); break;
            case 'M': _minute = Digits(1, 2); break;
            case 'S': _second = Digits(1, 2); break;
            case 'L': _millisecond = Fraction(); break;
            case 'j': _dayOfYear = Digits(1, 3); break;
            case 'G': _iso = (Digits(4, 4), _iso?.Week ?? 1, _iso?.Day ?? 1); break;
            case 'V': _iso = (_iso?.Year ?? 0, Digits(1, 2), _iso?.Day ?? 1); break;
            case 'u': _iso = (_iso?.Year ?? 0, _iso?.Week ?? 1, Digits(1, 1)); break;
            case 'b' or 'B': _month = Month(); break;
            case 'z': _offset = ZoneOffset(); break;
            case 'Z': _offset = MinutesOffset(); break;
            case '%': Expect('%'); break;
            default: throw new CommandException((ErrorCode)18536, $"Invalid format character '%{specifier}' in format string");
        }
    }

    private LocalDateTime Local()
    {
        try
        {
            var date = _iso is { } iso
                ? LocalDate.FromWeekYearWeekAndDay(iso.Year, iso.Week, (IsoDayOfWeek)iso.Day)
                : _dayOfYear is { } day ? new LocalDate(_year, 1, 1).PlusDays(day - 1) : new LocalDate(_year, _month, _day);
            return date.At(new LocalTime(_hour, _minute, _second, _millisecond));
        }
        catch (ArgumentOutOfRangeException)
        {
            throw Failure("a part is out of range");
        }
    }

    private void Expect(char character)
    {
        if (_position >= text.Length || text[_position] != character)
        {
            throw Failure($"expected '{character}' at position {_position}");
        }

        _position++;
    }

    private int Digits(int min, int max)
    {
        var end = _position;
        while (end < text.Length && end - _position < max && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        if (end - _position < min)
        {
            throw Failure($"expected digits at position {_position}");
        }

        var number = int.Parse(text.AsSpan(_position, end - _position), CultureInfo.InvariantCulture);
        _position = end;
        return number;
    }

    private int Fraction()
    {
        var start = _position;
        var number = Digits(1, 3);
        return (_position - start) switch
        {
            1 => number * 100,
            2 => number * 10,
            _ => number,
        };
    }

    private int Month()
    {
        var end = _position;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        var month = DateFormat.MonthOf(text.AsSpan(_position, end - _position));
        _position = end;
        return month > 0 ? month : throw Failure("expected the name of a month");
    }

    private Offset ZoneOffset()
    {
        if (_position < text.Length && text[_position] == 'Z')
        {
            _position++;
            return Offset.Zero;
        }

        var end = _position;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is ':' or '+' or '-'))
        {
            end++;
        }

        var written = text.AsSpan(_position, end - _position);
        if (written.Length < 3 || written[0] is not ('+' or '-') || !DateParts.TryParseOffset(written, out var offset))
        {
            throw Failure("expected an offset from UTC");
        }

        _position = end;
        return offset;
    }

    private Offset MinutesOffset()
    {
        var sign = _position < text.Length && text[_position] is '+' or '-' ? text[_position++] : '+';
        var minutes = Digits(1, 4);
        return minutes <= 18 * 60 ? Offset.FromSeconds((sign == '-' ? -60 : 60) * minutes) : throw Failure("the offset is too large");
    }

    private CommandException Failure(string reason)
        => new(ErrorCode.ConversionFailure, $"Error parsing date string '{text}' by the format '{format}': {reason}");
}
