namespace Matchmaker.App.Importing;

/// <summary>A file that somebody sends in.</summary>
/// <param name="Name">What they call it; a folder in it is cut off.</param>
/// <param name="Content">Opens what is in it.</param>
public sealed record UploadedFile(string Name, Func<Stream> Content);
