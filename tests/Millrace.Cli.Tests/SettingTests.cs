using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Millrace.Cli.Settings;

namespace Millrace.Cli.Tests;

public sealed class SettingTests
{
    private readonly Setting<int> _size = new("--batch-size", "N", "Most records", "1000", SettingParser.Count(1, 5000));

    [Fact]
    public void The_command_line_wins_over_the_configuration_and_that_over_the_default()
    {
        Assert.Equal(1000, Read([]));
        Assert.Equal(20, Read([], ("BatchSize", "20")));
        Assert.Equal(30, Read(["--batch-size", "30"], ("BatchSize", "20")));
    }

    [Fact]
    public void The_names_of_option_and_key_belong_together() =>
        Assert.Equal(("BatchSize", "--batch-size"), (_size.Key, _size.Option.Name));

    [Fact]
    public void A_value_that_does_not_fit_is_an_error_of_the_command_line()
    {
        var error = Assert.Single(Command().Parse(["--batch-size", "6000"]).Errors);

        Assert.Equal("--batch-size 6000: it must be a whole number from 1 to 5000.", error.Message);
    }

    [Fact]
    public void A_value_that_does_not_fit_in_the_configuration_names_its_setting()
    {
        var error = Assert.Throws<SettingException>(() => Read([], ("BatchSize", "many")));

        Assert.Equal("the setting BatchSize (MILLRACE__BatchSize) is 'many': it must be a whole number from 1 to 5000.", error.Message);
    }

    private int Read(string[] arguments, params (string Key, string Value)[] configured)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(configured.Select(item => KeyValuePair.Create(item.Key, (string?)item.Value)))
            .Build();
        return _size.Read(Command().Parse(arguments), configuration);
    }

    private RootCommand Command()
    {
        var command = new RootCommand();
        command.Add(_size.Option);
        return command;
    }
}
