using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Aggregation;

/// <summary>A document that a search by distance found.</summary>
/// <param name="Document">The document.</param>
/// <param name="Distance">How far it is, in the units of the search.</param>
/// <param name="Location">Its nearest location, as it is stored.</param>
internal readonly record struct NearDocument(BsonDocument Document, double Distance, BsonValue Location);
