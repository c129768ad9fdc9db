using Matchmaker.App.Registry;

namespace Matchmaker.App.Demo;

/// <summary>
/// Names and sentences in one language. {W} stands for the invented word in the language's script, {S} for the sector, {T} for one or two offers or needs.
/// Names and descriptions are in the order of <see cref="Helix"/>.
/// </summary>
/// <param name="Descriptions">Empty where we are not sure enough of whole sentences; then only names are local.</param>
internal sealed record DemoPhrases(string Language, string[] Names, string[] Descriptions, string Offer, string Need, string And)
{
    public static readonly DemoPhrases[] All =
    [
        new("id",
            ["Dinas Ekonomi Kreatif {W}", "Institut Seni {W}", "Studio {W}", "Komunitas {W}", "Radio {W}", "{W} Teknologi"],
            [
                "Kami mendukung pelaku {S} di daerah kami dan mempermudah perizinan.", "Kami mengajar dan meneliti bidang {S} bersama mahasiswa dan industri.",
                "Kami bekerja di bidang {S} dan ingin menjangkau pasar ASEAN.", "Kami adalah komunitas yang merawat dan mengembangkan {S}.",
                "Kami menyiarkan cerita tentang {S} dan para pelakunya.", "Kami membuat teknologi untuk pelaku {S}.",
            ],
            "Kami menawarkan {T}.", "Kami mencari {T}.", " dan "),
        new("ms",
            ["Pejabat Ekonomi Kreatif {W}", "Institut Seni {W}", "Studio {W}", "Persatuan {W}", "Radio {W}", "{W} Teknologi"],
            [
                "Kami menyokong penggiat {S} di daerah kami.", "Kami mengajar dan menjalankan penyelidikan dalam bidang {S}.",
                "Kami bekerja dalam bidang {S} dan mencari rakan di ASEAN.", "Kami ialah komuniti yang memelihara dan memajukan {S}.",
                "Kami menyiarkan kisah tentang {S}.", "Kami membangunkan teknologi untuk penggiat {S}.",
            ],
            "Kami menawarkan {T}.", "Kami mencari {T}.", " dan "),
        new("vi",
            ["Phòng Văn hóa {W}", "Đại học {W}", "Xưởng sáng tạo {W}", "Hiệp hội {W}", "Đài phát thanh {W}", "Công nghệ {W}"],
            [
                "Chúng tôi hỗ trợ các đơn vị hoạt động trong lĩnh vực {S} tại địa phương.", "Chúng tôi giảng dạy và nghiên cứu về {S} cùng sinh viên và doanh nghiệp.",
                "Chúng tôi hoạt động trong lĩnh vực {S} và tìm kiếm đối tác trong khu vực.", "Chúng tôi là cộng đồng gìn giữ và phát triển {S}.",
                "Chúng tôi kể những câu chuyện về {S} cho công chúng.", "Chúng tôi phát triển công nghệ cho lĩnh vực {S}.",
            ],
            "Chúng tôi cung cấp {T}.", "Chúng tôi đang tìm {T}.", " và "),
        new("th",
            ["สำนักงานวัฒนธรรม{W}", "มหาวิทยาลัย{W}", "สตูดิโอ{W}", "สมาคม{W}", "สถานีวิทยุ{W}", "บริษัทเทคโนโลยี{W}"],
            [
                "เราสนับสนุนผู้ประกอบการด้าน{S}ในท้องถิ่น", "เราสอนและวิจัยด้าน{S}ร่วมกับนักศึกษาและภาคธุรกิจ",
                "เราทำงานด้าน{S}และกำลังมองหาพันธมิตรในอาเซียน", "เราเป็นเครือข่ายชุมชนที่สืบสานและพัฒนา{S}",
                "เรานำเสนอเรื่องราวด้าน{S}สู่สาธารณชน", "เราพัฒนาเทคโนโลยีสำหรับงานด้าน{S}",
            ],
            "เราพร้อมให้ {T}", "เรากำลังมองหา {T}", " และ "),
        new("km",
            ["ការិយាល័យវប្បធម៌{W}", "សាកលវិទ្យាល័យ{W}", "ស្ទូឌីយោ{W}", "សមាគម{W}", "វិទ្យុ{W}", "ក្រុមហ៊ុនបច្ចេកវិទ្យា{W}"],
            [
                "យើងគាំទ្រវិស័យ{S}នៅក្នុងតំបន់របស់យើង។", "យើងបង្រៀន និងស្រាវជ្រាវផ្នែក{S}។",
                "យើងធ្វើការក្នុងវិស័យ{S} ហើយកំពុងស្វែងរកដៃគូក្នុងអាស៊ាន។", "យើងជាសហគមន៍ដែលថែរក្សា និងអភិវឌ្ឍ{S}។",
                "យើងផ្សព្វផ្សាយរឿងរ៉ាវអំពី{S}។", "យើងអភិវឌ្ឍបច្ចេកវិទ្យាសម្រាប់វិស័យ{S}។",
            ],
            "យើងផ្តល់ជូន {T}។", "យើងកំពុងស្វែងរក {T}។", " និង "),
        new("ko",
            ["{W} 문화진흥원", "{W}대학교", "{W} 스튜디오", "{W} 협회", "{W} 방송", "{W} 테크"],
            [
                "지역의 {S} 분야를 지원하는 기관입니다.", "{S} 분야를 가르치고 연구하며 기업과 협력합니다.",
                "{S} 분야에서 일하며 아세안 파트너를 찾고 있습니다.", "{S} 분야를 지키고 키우는 공동체입니다.",
                "{S} 분야의 이야기를 널리 알립니다.", "{S} 분야를 위한 기술을 개발합니다.",
            ],
            "제공 분야: {T}.", "찾는 분야: {T}.", ", "),
        new("lo", ["ຫ້ອງການວັດທະນະທຳ {W}", "ມະຫາວິທະຍາໄລ {W}", "ບໍລິສັດ {W}", "ສະມາຄົມ {W}", "ວິທະຍຸ {W}", "ບໍລິສັດ ເຕັກໂນໂລຊີ {W}"], [], "", "", ""),
        new("my", ["{W} ရုံး", "{W} တက္ကသိုလ်", "{W} ကုမ္ပဏီ", "{W} အသင်း", "{W} ရေဒီယို", "{W} နည်းပညာ"], [], "", "", ""),
        new("pt", ["Gabinete de Cultura {W}", "Universidade {W}", "Estúdio {W}", "Associação {W}", "Rádio {W}", "Tecnologia {W}"],
            [
                "Apoiamos {S} na nossa região.", "Ensinamos e investigamos na área de {S}.", "Trabalhamos na área de {S} e procuramos parceiros na ASEAN.",
                "Somos uma comunidade que cuida de {S}.", "Contamos histórias sobre {S}.", "Desenvolvemos tecnologia para {S}.",
            ],
            "Oferecemos {T}.", "Procuramos {T}.", " e "),
    ];

    /// <summary>The phrases of a language; null where there are none.</summary>
    public static DemoPhrases? In(string language) => Array.Find(All, p => p.Language == language);

    /// <summary>A name or description of one helix with its places filled.</summary>
    public static string Fill(string pattern, string place, string value) => pattern.Replace(place, value, StringComparison.Ordinal);
}
