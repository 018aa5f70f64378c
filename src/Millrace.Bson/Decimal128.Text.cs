using System.Globalization;

namespace Millrace.Bson;

// Text as the BSON decimal128 specification wants it: https://github.com/mongodb/specifications, bson-decimal128.
public readonly partial struct Decimal128
{
    // Beyond any exponent that could come back into range together with a text of int.MaxValue digits.
    private const long ExponentCap = 1L << 40;

    /// <exception cref="FormatException">The text is not a number, or no decimal128 has exactly its value.</exception>
    public static Decimal128 Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"'{Excerpt(text)}' is not exactly a decimal128.");

    /// <summary>Reads digits with an optional sign, point and exponent, or "Infinity", "Inf" and "NaN" in any case.</summary>
    /// <returns>
    /// False when the text is something else, or has more than 34 significant digits or too large an exponent: it is never rounded.
    /// </returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Decimal128 value)
    {
        var isNegative = text.StartsWith("-");
        if (isNegative || text.StartsWith("+"))
            text = text[1..];
        if (TryParseWord(text, isNegative, out value))
            return true;

        var exponentMark = text.IndexOfAny('e', 'E');
        var exponent = 0L;
        if (exponentMark >= 0 && !TryParseExponent(text[(exponentMark + 1)..], out exponent))
            return false;
        return TryParseDigits(exponentMark < 0 ? text : text[..exponentMark], ref exponent, out var coefficient)
            && TryFit(isNegative, coefficient, exponent, out value);
    }

    /// <returns>The digits as they are stored: 1.0 and 1.00 print differently, exponents above 0 and small values with E.</returns>
    public override string ToString()
    {
        if (IsNaN)
            return "NaN";
        var sign = IsNegative ? "-" : "";
        if (IsInfinity)
            return sign + "Infinity";
        var digits = Coefficient.ToString(CultureInfo.InvariantCulture);
        var exponent = Exponent;
        var adjusted = exponent + digits.Length - 1;
        if (exponent > 0 || adjusted < -6)
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{WithPoint(digits, 1)}E{adjusted:+0;-0}");
        var wholeDigits = digits.Length + exponent;
        return wholeDigits > 0 ? sign + WithPoint(digits, wholeDigits) : $"{sign}0.{new string('0', -wholeDigits)}{digits}";
    }

    private static string WithPoint(string digits, int wholeDigits) =>
        wholeDigits == digits.Length ? digits : $"{digits.AsSpan(0, wholeDigits)}.{digits.AsSpan(wholeDigits)}";

    private static bool TryParseWord(ReadOnlySpan<char> text, bool isNegative, out Decimal128 value)
    {
        var isInfinity = text.Equals("infinity", StringComparison.OrdinalIgnoreCase)
            || text.Equals("inf", StringComparison.OrdinalIgnoreCase);
        var isNaN = text.Equals("nan", StringComparison.OrdinalIgnoreCase);
        value = isInfinity ? isNegative ? NegativeInfinity : PositiveInfinity : isNaN ? NaN : default;
        return isInfinity || isNaN;
    }

    private static bool TryParseExponent(ReadOnlySpan<char> text, out long exponent)
    {
        exponent = 0;
        var isNegative = text.StartsWith("-");
        if (isNegative || text.StartsWith("+"))
            text = text[1..];
        if (text.IsEmpty)
            return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                return false;
            exponent = Math.Min((exponent * 10) + (c - '0'), ExponentCap);
        }

        exponent = isNegative ? -exponent : exponent;
        return true;
    }

    private static bool TryParseDigits(ReadOnlySpan<char> text, ref long exponent, out UInt128 coefficient)
    {
        coefficient = UInt128.Zero;
        var (anyDigit, pointSeen, zerosDropped) = (false, false, false);
        foreach (var c in text)
        {
            if (c == '.' && !pointSeen)
            {
                pointSeen = true;
                continue;
            }

            if (!char.IsAsciiDigit(c))
                return false;
            anyDigit = true;
            var fits = !zerosDropped && coefficient < PowersOfTen[MaxDigits - 1];
            if (!fits && c != '0')
                return false;
            zerosDropped = !fits;
            coefficient = fits ? (coefficient * 10u) + (uint)(c - '0') : coefficient;
            exponent += (fits ? 0 : 1) - (pointSeen ? 1 : 0);
        }

        return anyDigit;
    }

    /// <summary>Brings an exponent into range by moving zeros between it and the coefficient, where that changes nothing.</summary>
    private static bool TryFit(bool isNegative, UInt128 coefficient, long exponent, out Decimal128 value)
    {
        value = default;
        var excess = exponent > MaxExponent ? exponent - MaxExponent : exponent < MinExponent ? exponent - MinExponent : 0;
        if (coefficient != UInt128.Zero && excess > 0)
        {
            if (DigitCount(coefficient) + excess > MaxDigits)
                return false;
            coefficient *= PowersOfTen[(int)excess];
        }
        else if (coefficient != UInt128.Zero && excess < 0)
        {
            if (excess < -MaxDigits || coefficient % PowersOfTen[(int)-excess] != UInt128.Zero)
                return false;
            coefficient /= PowersOfTen[(int)-excess];
        }

        value = FromParts(isNegative, coefficient, (int)(exponent - excess));
        return true;
    }

    private static string Excerpt(ReadOnlySpan<char> text) => text.Length <= 60 ? text.ToString() : $"{text[..60]}…";
}
