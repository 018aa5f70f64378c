namespace Millrace.RandomUsers.Api;

/// <summary>Goes through a plan, request by request. Safe from any thread.</summary>
internal sealed class ApiFaultDraw(ApiFaultPlan plan)
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(plan.Seed);
    private int _requests;

    public ApiFault Next()
    {
        lock (_gate)
        {
            if (_requests < plan.Schedule.Count)
                return plan.Schedule[_requests++];
            if (plan.Shares.Count == 0)
                return ApiFault.None;
            var drawn = _random.NextDouble();
            foreach (var (fault, share) in plan.Shares)
            {
                if (drawn < share)
                    return fault;
                drawn -= share;
            }

            return ApiFault.None;
        }
    }
}
