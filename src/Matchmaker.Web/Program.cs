using System.Net.Sockets;
using Matchmaker.App;
using Matchmaker.App.Models.Retraining;
using Matchmaker.Web.Hosting;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

const int Refused = 3;
const int Usage = 2;

if (args is [RetrainChild.Argument]) return await TrainingProcess.RunAsync();

if (CommandLine.Problem(args) is { } problem)
{
    await Console.Error.WriteLineAsync(problem);
    return problem == CommandLine.Help ? 0 : Usage;
}

try
{
    await using var app = WebComposition.Build(args);
    await WebComposition.PrepareAsync(app);
    await app.StartAsync();
    await Console.Error.WriteLineAsync($"Matchmaker serves on {string.Join(", ", app.Urls)} (control-C stops it).");
    await app.WaitForShutdownAsync();
    return 0;
}
catch (ExplainedException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return Refused;
}
catch (OptionsValidationException e)
{
    await Console.Error.WriteLineAsync($"{string.Join(Environment.NewLine, e.Failures)}{Environment.NewLine}Correct the setting on the command line, in the environment (MATCHMAKER_Section__Name) or in appsettings.json, and start again.");
    return Refused;
}
catch (InvalidOperationException e) when (e.Source == "Microsoft.Extensions.Configuration.Binder")
{
    await Console.Error.WriteLineAsync($"{e.Message} Correct the setting, and start again.");
    return Refused;
}
catch (Exception e) when (e is IOException { InnerException: AddressInUseException } or SocketException or FormatException)
{
    await Console.Error.WriteLineAsync($"{e.Message.TrimEnd('.')}. Choose another address: --urls http://127.0.0.1:5081");
    return Refused;
}
