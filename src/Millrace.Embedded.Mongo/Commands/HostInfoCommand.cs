using System.Runtime.InteropServices;
using Millrace.Bson;

namespace Millrace.Embedded.Mongo.Commands;

/// <summary>hostInfo: the machine that this process runs on.</summary>
internal sealed class HostInfoCommand() : Command("hostInfo")
{
    public override bool IsImmediate => true;

    public override void Run(CommandRequest request, CommandContext context, BsonWriter reply)
    {
        long megabytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024);
        reply.WriteValue("system", new BsonDocument
        {
            { "currentTime", BsonValue.FromDateTime(context.Server.Time.GetUtcNow()) },
            { "hostname", Environment.MachineName },
            { "cpuAddrSize", 64 },
            { "memSizeMB", megabytes },
            { "memLimitMB", megabytes },
            { "numCores", Environment.ProcessorCount },
            { "cpuArch", RuntimeInformation.OSArchitecture.ToString() },
            { "numaEnabled", false },
        });
        reply.WriteValue("os", new BsonDocument
        {
            { "type", OperatingSystem.IsLinux() ? "Linux" : Environment.OSVersion.Platform.ToString() },
            { "name", RuntimeInformation.OSDescription },
            { "version", Environment.OSVersion.Version.ToString() },
        });
        reply.WriteValue("extra", new BsonDocument());
    }
}
