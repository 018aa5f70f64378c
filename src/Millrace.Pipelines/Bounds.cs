using System.Globalization;
using System.Numerics;

namespace Millrace.Pipelines;

/// <summary>Checks option values against their documented bounds, with one sentence for the person who set them.</summary>
internal static class Bounds
{
    public static void Check<T>(T value, T min, T max, string option)
        where T : INumber<T>
    {
        if (value < min || value > max)
        {
            throw new PipelineConfigurationException(
                string.Create(CultureInfo.InvariantCulture, $"{option} is {value}; it must lie between {min} and {max}."));
        }
    }

    public static void Check(TimeSpan value, TimeSpan min, TimeSpan max, string option)
    {
        if (value < min || value > max)
        {
            throw new PipelineConfigurationException($"{option} is {value}; it must lie between {min} and {max}.");
        }
    }

    public static void NotEmpty(string? value, string option)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new PipelineConfigurationException($"{option} is empty; it needs a value.");
        }
    }
}
