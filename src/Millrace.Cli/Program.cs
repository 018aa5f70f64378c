using Millrace.Cli;

return await CommandLine.RunAsync(args);
