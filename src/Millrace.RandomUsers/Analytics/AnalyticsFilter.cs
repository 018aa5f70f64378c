using Millrace.Pipelines;

namespace Millrace.RandomUsers.Analytics;

/// <summary>Which users a question is about. Immutable.</summary>
public sealed record AnalyticsFilter
{
    /// <summary>The oldest age that can be asked for.</summary>
    public const int MaxAsked = 150;

    /// <summary>All users.</summary>
    public static AnalyticsFilter Everyone { get; } = new();

    /// <summary>Only users of these nationalities.</summary>
    /// <value>Codes such as US; empty for all of them, the default.</value>
    public IReadOnlyList<string> Nationalities { get; init; } = [];

    /// <summary>Only users of this gender.</summary>
    /// <value><c>male</c>, <c>female</c> or null for both, the default.</value>
    public string? Gender { get; init; }

    /// <summary>Only users of this age or older, in full years.</summary>
    /// <value>0 to 150; null for any, the default.</value>
    public int? MinAge { get; init; }

    /// <summary>Only users of this age or younger, in full years.</summary>
    /// <value>0 to 150; null for any, the default.</value>
    public int? MaxAge { get; init; }

    /// <summary>Only users who registered in this span; default always.</summary>
    public TimeSpanFilter Registered { get; init; } = TimeSpanFilter.Always;

    /// <summary>Only users who were extracted in this span; default always.</summary>
    public TimeSpanFilter Extracted { get; init; } = TimeSpanFilter.Always;

    internal bool HasAges => MinAge is not null || MaxAge is not null;

    internal bool HasTimes => Registered != TimeSpanFilter.Always || Extracted != TimeSpanFilter.Always;

    /// <summary>Checks the bounds.</summary>
    /// <exception cref="PipelineConfigurationException">One is no age or no gender, or a span ends before it begins.</exception>
    public void Validate()
    {
        if (Gender is not (null or "male" or "female"))
        {
            throw new PipelineConfigurationException($"'{Gender}' is no gender that users have; choose male or female.");
        }

        foreach (var age in new[] { MinAge, MaxAge })
        {
            if (age is < 0 or > MaxAsked)
            {
                throw new PipelineConfigurationException($"An age of {age} cannot be asked for; ages go from 0 to {MaxAsked}.");
            }
        }

        if (MinAge > MaxAge)
        {
            throw new PipelineConfigurationException($"The lowest age ({MinAge}) is above the highest ({MaxAge}).");
        }

        Registered.Validate("registered");
        Extracted.Validate("extracted");
    }

    /// <summary>Whether bands of so many years tell exactly who is of the ages asked for.</summary>
    internal bool FitsBands(int years) =>
        (MinAge is null || MinAge % years == 0) && (MaxAge is null || (MaxAge + 1) % years == 0);
}
