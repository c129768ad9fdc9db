namespace Matchmaker.App.Registry;

/// <summary>How many collaborations actors of two countries took part in together.</summary>
public sealed record CountryTies(string One, string Other, int Collaborations);
