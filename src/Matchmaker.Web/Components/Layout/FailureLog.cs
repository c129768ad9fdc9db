namespace Matchmaker.Web.Components.Layout;

internal static partial class FailureLog
{
    [LoggerMessage(LogLevel.Error, "A page failed, number {Number}.")]
    public static partial void Failed(ILogger log, string number, Exception problem);
}
