namespace Millrace.Embedded.Mongo.Commands;

/// <summary>What an actual run of a plan cost.</summary>
/// <param name="Keys">Index keys that were read.</param>
/// <param name="Documents">Documents that were read.</param>
/// <param name="Matched">Documents that the filter let through, as far as the run had to go.</param>
/// <param name="Returned">Documents of the result, after skip and limit.</param>
/// <param name="Millis">How long it took.</param>
internal readonly record struct PlanFigures(long Keys, long Documents, long Matched, long Returned, long Millis);
