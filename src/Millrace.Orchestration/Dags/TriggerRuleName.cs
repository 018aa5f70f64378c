namespace Millrace.Orchestration.Dags;

/// <summary>Trigger rules as Airflow writes them: <c>none_failed_min_one_success</c>.</summary>
public static class TriggerRuleName
{
    /// <summary>The rule's name.</summary>
    public static string Of(TriggerRule rule) => rule switch
    {
        TriggerRule.AllSuccess => "all_success",
        TriggerRule.AllDone => "all_done",
        TriggerRule.OneSuccess => "one_success",
        TriggerRule.OneFailed => "one_failed",
        TriggerRule.NoneFailed => "none_failed",
        TriggerRule.NoneFailedMinOneSuccess => "none_failed_min_one_success",
        _ => "always",
    };
}
