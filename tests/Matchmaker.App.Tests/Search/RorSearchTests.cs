using Matchmaker.App.Importing;
using Matchmaker.App.Search;
using Matchmaker.App.Search.Sqlite;
using Matchmaker.Contracts;
using Matchmaker.Contracts.Storage;

namespace Matchmaker.App.Tests.Search;

/// <summary>Real universities and public bodies, by their names in local scripts.</summary>
public sealed class RorSearchTests
{
    [SharedDataFact]
    public async Task Search_LocalNamesOfRealBodies_FindsThem()
    {
        using var registry = await TestRegistry.SqliteAsync();
        await new RegistryImport(registry.Database, registry.Clock).RunAsync(
            ImportSource.Ror, [SharedDataFactAttribute.PathOf("ror", "ror-v2-asean-kr.json.gz")], new() { RejectsPath = Path.Combine(registry.Folder, "rejects.csv") });
        using var index = new SqliteActorIndex(registry.Database);
        await index.RefreshAsync();
        var search = new ActorSearch(index);

        foreach (var (text, country, name) in new[]
        {
            ("Trường Đại học Xây dựng Hà Nội", "VN", "Trường Đại học Xây dựng Hà Nội"),
            ("truong dai hoc xay dung ha noi", "VN", "Trường Đại học Xây dựng Hà Nội"),
            ("Đại học Quốc gia Hà Nội", "VN", "Đại học Quốc gia Hà Nội"),
            ("동국대학교", "KR", "동국대학교"),
            ("동국대", "KR", "동국대학교"),
            ("과학기술정보통신부", "KR", "과학기술정보통신부"),
            ("수산과학원", "KR", "국립수산과학원"),
            ("มหาวิทยาลัยสงขลานครินทร์", "TH", "มหาวิทยาลัยสงขลานครินทร์"),
            ("สงขลานครินทร์", "TH", "มหาวิทยาลัยสงขลานครินทร์"),
            ("โรงพยาบาลรามาธิบดี", "TH", "โรงพยาบาลรามาธิบดี"),
            ("ส่งเสริมวิทยาศาสตร์", "TH", "สำนักงานคณะกรรมการส่งเสริมวิทยาศาสตร์ วิจัยและนวัตกรรม"),
            ("អាមេរិកាំងភ្នំពេញ", "KH", "សាកលវិទ្យាល័យអាមេរិកាំងភ្នំពេញ"),
            ("វិទ្យាស្ថានជាតិអប់រំ", "KH", "វិទ្យាស្ថានជាតិអប់រំ"),
            ("ມະຫາວິທະຍາໄລແຫ່ງຊາດ", "LA", "ມະຫາວິທະຍາໄລແຫ່ງຊາດ"),
            ("ပျူတာတက္ကသိုလ်", "MM", "ရန်ကုန်ကွန်ပျူတာတက္ကသိုလ်"),
            ("universitas hasanuddin", "ID", "Universitas Hasanuddin"),
        })
        {
            var hits = (await search.SearchAsync(new() { Text = text })).Hits;
            Assert.True(hits.Count > 0 && hits[0].Actor.Country == country && hits[0].Actor.Aliases.Append(hits[0].Actor.Name).Contains(name), $"{text}: {(hits.Count > 0 ? hits[0].Actor.Name : "nobody")}");
        }

        // Each local name of each body finds that body, if not first then among those that have the same name.
        var everybody = (await search.SearchAsync(new() { Top = SearchRequest.MostHits })).Hits;
        foreach (var actor in everybody.Select(hit => hit.Actor))
            foreach (var name in actor.Aliases.Append(actor.Name).Where(name => TextAnalyser.Terms(name).Count > 0))
                Assert.Contains((await search.SearchAsync(new() { Text = $"\"{name.Replace('"', ' ')}\"", Top = 30 })).Hits, hit => hit.Actor.Id == actor.Id);
    }
}
