using Matchmaker.Cli;

return await CommandLine.RunAsync(args);
