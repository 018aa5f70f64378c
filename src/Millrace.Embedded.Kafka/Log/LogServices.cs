using Microsoft.Extensions.Logging;

namespace Millrace.Embedded.Kafka.Log;

/// <summary>What every part of the log needs from outside.</summary>
internal sealed record LogServices(EmbeddedBrokerOptions Options, IFileDevice Device, TimeProvider Time, ILogger Logger);
