using Millrace.Cli.Settings;

namespace Millrace.Cli.Tests;

public sealed class SettingParserTests
{
    [Theory]
    [InlineData("250ms", 0.25)]
    [InlineData("5s", 5)]
    [InlineData("1.5s", 1.5)]
    [InlineData("2m", 120)]
    [InlineData("1h", 3600)]
    [InlineData("00:01:30", 90)]
    [InlineData("0s", 0)]
    public void A_duration_has_a_unit(string text, double seconds) => Assert.Equal(seconds, SettingParser.Duration(text).TotalSeconds);

    [Theory]
    [InlineData("5")]
    [InlineData("-5s")]
    [InlineData("soon")]
    [InlineData("")]
    [InlineData("1000000h")]
    [InlineData("-00:00:01")]
    public void What_is_no_duration_is_refused(string text) => Assert.Throws<FormatException>(() => SettingParser.Duration(text));

    [Fact]
    public void Nationalities_are_upper_case_whatever_was_typed() => Assert.Equal(["US", "UA"], SettingParser.Nationalities("us, Ua"));

    [Theory]
    [InlineData("US,US")]
    [InlineData("US,us")]
    [InlineData("US,")]
    [InlineData("USA")]
    [InlineData("U1")]
    public void Nationalities_are_distinct_codes_of_two_letters(string text) =>
        Assert.Throws<FormatException>(() => SettingParser.Nationalities(text));

    [Theory]
    [InlineData("broker1:9092,broker2:9092")]
    [InlineData("[::1]:9092")]
    public void Brokers_are_hosts_with_ports(string text) => Assert.Equal(text, SettingParser.BootstrapServers(text));

    [Theory]
    [InlineData("broker")]
    [InlineData(":9092")]
    [InlineData("broker:0")]
    [InlineData("broker:99999")]
    public void Brokers_without_a_port_are_refused(string text) =>
        Assert.Throws<FormatException>(() => SettingParser.BootstrapServers(text));

    [Theory]
    [InlineData("live")]
    [InlineData("builtin")]
    [InlineData("https://randomuser.me/api/")]
    public void A_source_is_a_choice_or_a_URL(string text) => Assert.Equal(text, SettingParser.Source(text));

    [Theory]
    [InlineData("somewhere")]
    [InlineData("ftp://example.com/")]
    [InlineData("/api/")]
    public void Any_other_source_is_refused(string text) => Assert.Throws<FormatException>(() => SettingParser.Source(text));
}
