using Matchmaker.App;
using Matchmaker.Web.Hosting;

try
{
    var app = WebComposition.Build(args);
    await WebComposition.PrepareAsync(app);
    await app.RunAsync();
    return 0;
}
catch (ExplainedException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 3;
}
