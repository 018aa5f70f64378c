using System.Net;

namespace Millrace.Embedded.Kafka;

/// <summary>
/// Settings and limits of the embedded broker. They are read once, when the broker starts. The defaults suit a laptop: records are kept
/// for ever, topics appear when they are first asked for, and only this machine can connect.
/// </summary>
public sealed class EmbeddedBrokerOptions
{
    /// <summary>Where topics and groups live. The directory is created if it is missing, and locked while the broker runs.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The TCP port to listen on.</summary>
    /// <value>0 to 65535; 0 takes any free port. Default 0.</value>
    public int Port { get; init; }

    /// <summary>The address to listen on.</summary>
    /// <value>Default: the loopback address 127.0.0.1.</value>
    public IPAddress Host { get; init; } = IPAddress.Loopback;

    /// <summary>The host name or address that clients are told to connect to.</summary>
    /// <value>Default null: <see cref="Host"/>, or 127.0.0.1 when that means all addresses.</value>
    public string? AdvertisedHost { get; init; }

    /// <summary>Whether a topic is created when a client asks for its metadata (<c>auto.create.topics.enable</c>).</summary>
    /// <value>Default true.</value>
    public bool AutoCreateTopics { get; init; } = true;

    /// <summary>Partitions of a topic that does not say how many (<c>num.partitions</c>).</summary>
    /// <value>1 to <see cref="MaxPartitions"/>. Default 1.</value>
    public int DefaultPartitions { get; init; } = 1;

    /// <summary>Partitions that all topics together may have; each keeps a file open.</summary>
    /// <value>At least 1. Default 4000.</value>
    public int MaxPartitions { get; init; } = 4000;

    /// <summary>How long records are kept (<c>retention.ms</c>); whole segments are deleted.</summary>
    /// <value>Default null: for ever.</value>
    public TimeSpan? Retention { get; init; }

    /// <summary>How many bytes a partition keeps (<c>retention.bytes</c>); whole segments are deleted.</summary>
    /// <value>Default null: all.</value>
    public long? RetentionBytes { get; init; }

    /// <summary>How often old segments are looked for.</summary>
    /// <value>More than zero. Default one minute.</value>
    public TimeSpan RetentionCheckInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The size at which a segment file is closed and the next begun (<c>segment.bytes</c>).</summary>
    /// <value>1 KiB to 1 GiB. Default 128 MiB.</value>
    public int SegmentBytes { get; init; } = 128 * 1024 * 1024;

    /// <summary>The largest record batch accepted (<c>max.message.bytes</c>).</summary>
    /// <value>1 KiB to <see cref="MaxRequestBytes"/>. Default 1 MiB and 12 bytes, as in Apache Kafka.</value>
    public int MaxMessageBytes { get; init; } = (1024 * 1024) + 12;

    /// <summary>
    /// Whether every append reaches the disk itself before it is acknowledged. Without it an acknowledged record survives the end of the
    /// process, kill -9 included, but the last seconds may be lost when the machine loses power: Apache Kafka's own default.
    /// </summary>
    /// <value>Default false.</value>
    public bool FlushOnAppend { get; init; }

    /// <summary>How often appended records are flushed to the disk in the background.</summary>
    /// <value>More than zero, or null to leave it to the operating system. Default 5 seconds.</value>
    public TimeSpan? FlushInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The largest request accepted; a larger one closes its connection (<c>socket.request.max.bytes</c>).</summary>
    /// <value>1 KiB to 1 GiB. Default 100 MiB.</value>
    public int MaxRequestBytes { get; init; } = 100 * 1024 * 1024;

    /// <summary>
    /// Memory that requests being received may hold, all connections together; a connection that would exceed it is closed. Memory is
    /// taken as bytes arrive, not as a client announces them.
    /// </summary>
    /// <value>At least <see cref="MaxRequestBytes"/>. Default 512 MiB.</value>
    public long MaxBufferedRequestBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>The most bytes of records one fetch answer carries, whatever the client asks for (<c>fetch.max.bytes</c>).</summary>
    /// <value>At least 1 KiB. Default 55 MiB.</value>
    public int MaxFetchBytes { get; init; } = 55 * 1024 * 1024;

    /// <summary>Connections at a time; further ones are closed at once.</summary>
    /// <value>At least 1. Default 1000.</value>
    public int MaxConnections { get; init; } = 1000;

    /// <summary>How long a connection may say nothing before it is closed (<c>connections.max.idle.ms</c>).</summary>
    /// <value>More than zero. Default 10 minutes.</value>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a client may leave a request unfinished, or an answer unread, without any progress.</summary>
    /// <value>More than zero. Default 30 seconds.</value>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Idempotent producers remembered in each partition; the ones silent longest are forgotten first.</summary>
    /// <value>At least 1. Default 5000.</value>
    public int MaxProducersPerPartition { get; init; } = 5000;

    /// <summary>Members a consumer group may have (<c>group.max.size</c>).</summary>
    /// <value>At least 1. Default 1000.</value>
    public int MaxGroupSize { get; init; } = 1000;

    /// <summary>The shortest session timeout a group member may ask for (<c>group.min.session.timeout.ms</c>).</summary>
    /// <value>More than zero. Default 1 second, so that tests need not wait; Apache Kafka has 6 seconds.</value>
    public TimeSpan MinSessionTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest session timeout a group member may ask for (<c>group.max.session.timeout.ms</c>).</summary>
    /// <value>At least <see cref="MinSessionTimeout"/>. Default 30 minutes.</value>
    public TimeSpan MaxSessionTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a group that was empty waits for more members (<c>group.initial.rebalance.delay.ms</c>).</summary>
    /// <value>Zero or more. Default zero.</value>
    public TimeSpan InitialRebalanceDelay { get; init; } = TimeSpan.Zero;

    /// <summary>Bytes of metadata that a committed offset may carry (<c>offset.metadata.max.bytes</c>).</summary>
    /// <value>Zero or more. Default 4096.</value>
    public int MaxOffsetMetadataBytes { get; init; } = 4096;

    /// <summary>The clock and the timers.</summary>
    /// <value>Default: the system's.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Checks all values; throws <see cref="EmbeddedBrokerException"/> naming the first one out of bounds.</summary>
    internal void Validate()
    {
        const int kilobyte = 1024;
        const int gigabyte = 1024 * 1024 * 1024;
        Require(!string.IsNullOrWhiteSpace(DataDirectory), nameof(DataDirectory), "must name a directory");
        Require(Port is >= 0 and <= 65535, nameof(Port), "must be between 0 and 65535");
        Require(MaxPartitions >= 1, nameof(MaxPartitions), "must be at least 1");
        Require(DefaultPartitions >= 1 && DefaultPartitions <= MaxPartitions, nameof(DefaultPartitions), "must be 1 to MaxPartitions");
        Require(Retention is null || Retention > TimeSpan.Zero, nameof(Retention), "must be more than zero");
        Require(RetentionBytes is null or >= 0, nameof(RetentionBytes), "must not be negative");
        Require(RetentionCheckInterval > TimeSpan.Zero, nameof(RetentionCheckInterval), "must be more than zero");
        Require(SegmentBytes is >= kilobyte and <= gigabyte, nameof(SegmentBytes), "must be between 1 KiB and 1 GiB");
        Require(MaxRequestBytes is >= kilobyte and <= gigabyte, nameof(MaxRequestBytes), "must be between 1 KiB and 1 GiB");
        Require(
            MaxMessageBytes >= kilobyte && MaxMessageBytes <= MaxRequestBytes, nameof(MaxMessageBytes), "must be 1 KiB to MaxRequestBytes");
        Require(MaxBufferedRequestBytes >= MaxRequestBytes, nameof(MaxBufferedRequestBytes), "must be at least MaxRequestBytes");
        Require(MaxFetchBytes >= kilobyte, nameof(MaxFetchBytes), "must be at least 1 KiB");
        Require(FlushInterval is null || FlushInterval > TimeSpan.Zero, nameof(FlushInterval), "must be more than zero");
        Require(MaxConnections >= 1, nameof(MaxConnections), "must be at least 1");
        Require(IdleTimeout > TimeSpan.Zero, nameof(IdleTimeout), "must be more than zero");
        Require(StallTimeout > TimeSpan.Zero, nameof(StallTimeout), "must be more than zero");
        Require(MaxProducersPerPartition >= 1, nameof(MaxProducersPerPartition), "must be at least 1");
        Require(MaxGroupSize >= 1, nameof(MaxGroupSize), "must be at least 1");
        Require(MinSessionTimeout > TimeSpan.Zero, nameof(MinSessionTimeout), "must be more than zero");
        Require(MaxSessionTimeout >= MinSessionTimeout, nameof(MaxSessionTimeout), "must be at least MinSessionTimeout");
        Require(InitialRebalanceDelay >= TimeSpan.Zero, nameof(InitialRebalanceDelay), "must not be negative");
        Require(MaxOffsetMetadataBytes >= 0, nameof(MaxOffsetMetadataBytes), "must not be negative");
    }

    private static void Require(bool holds, string option, string rule)
    {
        if (!holds)
            throw new EmbeddedBrokerException($"The embedded Kafka broker's option {option} {rule}.");
    }
}
