using System.Text;
using Millrace.Embedded.Kafka.Log;

namespace Millrace.Embedded.Kafka.Tests.Log;

public sealed class Crc32CTests
{
    /// <summary>The check value of the algorithm, and the zero vector of RFC 3720, appendix B.4.</summary>
    [Fact]
    public void Checksums_match_the_published_vectors()
    {
        Assert.Equal(0xE3069283u, Crc32C.Compute(Encoding.ASCII.GetBytes("123456789")));
        Assert.Equal(0x8A9136AAu, Crc32C.Compute(new byte[32]));
    }

    [Fact]
    public void Data_in_pieces_has_the_checksum_of_the_whole()
    {
        var data = Enumerable.Range(0, 1000).Select(i => (byte)i).ToArray();
        var state = Crc32C.Append(Crc32C.Append(Crc32C.Start, data.AsSpan(0, 333)), data.AsSpan(333));
        Assert.Equal(Crc32C.Compute(data), Crc32C.Finish(state));
    }
}
