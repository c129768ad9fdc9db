using Matchmaker.App.Access;

namespace Matchmaker.Web.Tests.Access;

/// <summary>A role of the matrix: how it calls, and who it then is.</summary>
/// <param name="Name">What to call it in messages.</param>
/// <param name="Client">How it calls.</param>
/// <param name="Who">Looks up who it is, as the app does.</param>
internal sealed record MatrixRole(string Name, HttpClient Client, Func<Task<Caller>> Who);
