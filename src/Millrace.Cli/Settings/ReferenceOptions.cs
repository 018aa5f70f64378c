using Millrace.Cli.Commands;
using Millrace.RandomUsers;

namespace Millrace.Cli.Settings;

/// <summary>The reference pipeline's options, as far as a command offers them.</summary>
internal static class ReferenceOptions
{
    /// <summary>Reads them; what the command does not offer keeps its default.</summary>
    public static RandomUsersOptions Of(CommandContext context)
    {
        var options = new RandomUsersOptions();
        return options with
        {
            Nationalities = OrElse(KnownSettings.Nationalities, options.Nationalities),
            ResultsPerRequest = OrElse(KnownSettings.Results, options.ResultsPerRequest),
            PollInterval = OrElse(KnownSettings.Interval, options.PollInterval),
            Window = OrElse(KnownSettings.Window, options.Window),
            Source = context.Offers(KnownSettings.Source) ? context.Find(KnownSettings.Source) : options.Source,
            Topic = OrElse(KnownSettings.Topic, options.Topic),
            Group = OrElse(KnownSettings.Group, options.Group),
        };

        T OrElse<T>(Setting<T> setting, T otherwise) => context.Offers(setting) ? context.Find(setting)! : otherwise;
    }
}
