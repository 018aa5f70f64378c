using System.Globalization;
using System.Text;

namespace Millrace.Embedded.Mongo.Aggregation.Expressions;

/// <summary>
/// Doubles as MongoDB prints them: the fewest digits that read back the same, with an exponent from 1e16 up and below 1e-4.
/// </summary>
internal static class NumberText
{
    public static string Of(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }

        var parts = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var mantissa = parts[0];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var significant = mantissa.Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        var leadingZeros = mantissa.Replace(".", "", StringComparison.Ordinal).Length - significant.Length;
        var exponent = value == 0 ? 0 : (point < 0 ? mantissa.Length : point) - 1 - leadingZeros;
        exponent += parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var digits = significant.TrimEnd('0');
        digits = digits.Length == 0 ? "0" : digits;
        var text = new StringBuilder(double.IsNegative(value) ? "-" : "");
        if (exponent is < -4 or >= 16)
        {
            text.Append(digits[0]).Append(digits.Length > 1 ? "." : "").Append(digits, 1, digits.Length - 1);
            return text.Append(CultureInfo.InvariantCulture, $"e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}").ToString();
        }

        if (exponent < 0)
        {
            return text.Append("0.").Append('0', -exponent - 1).Append(digits).ToString();
        }

        var whole = digits.PadRight(exponent + 1, '0');
        text.Append(whole, 0, exponent + 1);
        if (whole.Length > exponent + 1)
        {
            text.Append('.').Append(whole, exponent + 1, whole.Length - exponent - 1);
        }

        return text.ToString();
    }
}
