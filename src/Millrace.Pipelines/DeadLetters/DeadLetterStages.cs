namespace Millrace.Pipelines.DeadLetters;

/// <summary>The values of <see cref="DeadLetterHeaders.Stage"/>.</summary>
public static class DeadLetterStages
{
    /// <summary>The record was refused before it reached its topic.</summary>
    public const string Extract = "extract";

    /// <summary>The record could not be stored.</summary>
    public const string Load = "load";
}
