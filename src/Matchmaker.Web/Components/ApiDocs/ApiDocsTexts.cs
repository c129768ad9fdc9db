namespace Matchmaker.Web.Components.ApiDocs;

/// <summary>Names the texts of the API's page.</summary>
public sealed class ApiDocsTexts;
