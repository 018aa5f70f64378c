namespace Millrace.Server.Analyses.Shapes;

/// <summary>The users of a UTC offset.</summary>
internal sealed record OffsetShape(
    int Minutes, string? Offset, string? Timezone, long Users, double Share, string LocalTime, string Part);
