using System.Text.Json.Nodes;

namespace Millrace.Server.Data.Shapes;

/// <summary>A step of a plan; numbers are null when the server does not tell.</summary>
/// <param name="Stage">Its name, e.g. <c>IXSCAN</c>.</param>
/// <param name="Depth">How far inside it lies; 0 for the outermost.</param>
/// <param name="Details">What it does: index, bounds, filter, order.</param>
/// <param name="Returned">Documents or keys it passed on.</param>
/// <param name="KeysExamined">Keys it looked at.</param>
/// <param name="DocumentsExamined">Documents it looked at.</param>
/// <param name="Millis">How long it and its inputs took.</param>
internal sealed record PlanStage(
    string Stage, int Depth, JsonNode? Details, long? Returned, long? KeysExamined, long? DocumentsExamined, long? Millis);
