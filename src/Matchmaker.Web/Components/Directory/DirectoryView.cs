namespace Matchmaker.Web.Components.Directory;

/// <summary>How the directory shows what was found.</summary>
public enum DirectoryView
{
    List,
    Map,
    Network,
}
