using System.Text.Json.Nodes;

namespace Millrace.Server.Data.Shapes;

/// <summary>How the server carries out a query, from an actual run.</summary>
/// <param name="Reads"><c>index</c>, <c>collection</c> (all of it) or <c>nothing</c>.</param>
/// <param name="Index">The index that is used; null for none.</param>
/// <param name="SortsInMemory">Whether the order needed a sort beside the index.</param>
/// <param name="Returned">Documents that were found.</param>
/// <param name="KeysExamined">Index keys that were looked at.</param>
/// <param name="DocumentsExamined">Documents that were looked at.</param>
/// <param name="Millis">How long it took the server.</param>
/// <param name="RejectedPlans">Plans that were considered and not taken.</param>
/// <param name="Stages">The steps, the outermost first.</param>
/// <param name="Raw">The server's own answer.</param>
internal sealed record PlanShape(
    string Reads, string? Index, bool SortsInMemory, long? Returned, long? KeysExamined, long? DocumentsExamined, long? Millis,
    int RejectedPlans, IReadOnlyList<PlanStage> Stages, JsonNode? Raw);
