namespace Millrace.Embedded.Kafka.Handlers;

/// <summary>What a handler knows about a request besides its body.</summary>
/// <param name="Version">The API version of the request and of its answer.</param>
/// <param name="ClientId">What the client calls itself.</param>
/// <param name="ClientHost">The client's address.</param>
/// <param name="Aborted">Cancelled when the connection is closed or the broker stops: an answer would reach no one.</param>
internal sealed record RequestContext(short Version, string ClientId, string ClientHost, CancellationToken Aborted);
