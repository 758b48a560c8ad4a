//! Texts of many languages opened from disk: language, direction, roles and sentences are the same in the
//! page, in the file that it exports, and for who reads the text with the core alone, as the command line
//! does. Offsets count what stands in the file.

use hashiya_core::article::{Article, ArticleId, Document, Origin, decode, plain_text};
use serde_json::Value;

use super::shell::{Shell, Site};
use hashiya_testing::files::{check_file, list, schema_errors};

/// Text, language, direction, and how many sentences each line has.
const TEXTS: [(&str, &str, &str, &[usize]); 8] = [
    (
        "渔市在黎明前开市\n\n渔民们每天清晨把船开进港口。他们在码头上卖鱼！你看见了吗？\n\n市场里有两百多个摊位。\n",
        "zh",
        "ltr",
        &[1, 3, 1],
    ),
    (
        "魚市場は夜明け前に開く\n\n漁師たちは毎朝港に船を入れる。彼らは岸壁で魚を売る。\n\n市場には二百以上の店がある。\n",
        "ja",
        "ltr",
        &[1, 2, 1],
    ),
    (
        "मछली बाज़ार भोर से पहले खुलता है\n\nमछुआरे हर सुबह नावें बंदरगाह में लाते हैं। वे घाट पर मछली बेचते हैं।\n\nबाज़ार में दो सौ से अधिक दुकानें हैं।\n",
        "hi",
        "ltr",
        &[1, 2, 1],
    ),
    (
        "የዓሣ ገበያው ከንጋት በፊት ይከፈታል\n\nዓሣ አጥማጆች በየማለዳው ጀልባዎቻቸውን ወደ ወደቡ ያመጣሉ። በመርከብ ማቆሚያው ላይ ዓሣ ይሸጣሉ።\n\nበገበያው ውስጥ ከሁለት መቶ በላይ ሱቆች አሉ።\n",
        "am",
        "ltr",
        &[1, 2, 1],
    ),
    (
        "ตลาดปลาเปิดก่อนรุ่งสาง\n\nชาวประมงนำเรือเข้าท่าเรือทุกเช้า พวกเขาขายปลาที่ท่าเรือ\n\nในตลาดมีร้านค้ามากกว่าสองร้อยร้าน\n",
        "th",
        "ltr",
        &[1, 1, 1],
    ),
    (
        "مچھلی بازار صبح سے پہلے کھلتا ہے\n\nماہی گیر ہر صبح کشتیاں بندرگاہ میں لاتے ہیں۔ وہ گھاٹ پر مچھلی بیچتے ہیں۔\n\nبازار میں دو سو سے زیادہ دکانیں ہیں۔\n",
        "ur",
        "rtl",
        &[1, 2, 1],
    ),
    (
        "سوق السمك يفتح قبل الفجر\u{2028}\u{2028}يأتي الصيادون بقواربهم كل صباح. ويبيعون السمك على الرصيف.\u{2028}في السوق أكثر من مئتي دكان.\u{2028}",
        "ar",
        "rtl",
        &[1, 2, 1],
    ),
    (
        "The fish market opens before dawn\u{85}\u{85}Fishermen bring their boats in every morning. They sell fish on the quay.\u{85}There are more than two hundred shops in the market.\u{85}",
        "en",
        "ltr",
        &[1, 2, 1],
    ),
];

/// The export after this text was opened from disk and the page reloaded.
fn exported(text: &str) -> Value {
    let mut shell = Shell::new(Site::new(&[]));
    shell.boot();
    shell.open_file("market.txt", text);
    let mut shell = shell.reload();
    let file = shell.export();
    assert_eq!(check_file(&file), Ok(()));
    assert_eq!(schema_errors(&file), [] as [String; 0]);
    file["articles"][0].clone()
}

fn texts(sentences: &Value) -> Vec<String> {
    let of = |sentence: &Value| sentence["text"].as_str().expect("a text").to_owned();
    list(sentences).iter().map(of).collect()
}

/// What the core alone finds in the bytes of a file.
fn by_core(text: &str) -> Document {
    let text = decode(text.as_bytes()).expect("text");
    Document::new(Article::new(
        ArticleId::from_file_name("market.txt"),
        &text,
        Origin::Opened,
    ))
}

#[test]
fn language_direction_and_sentences_are_those_of_the_text_everywhere() {
    for (text, language, direction, counts) in TEXTS {
        let article = exported(text);
        assert_eq!(
            (&article["language"], &article["direction"]),
            (&language.into(), &direction.into()),
            "{text}"
        );
        assert_eq!(
            article["text"],
            *plain_text(text),
            "to the letter, without a final newline"
        );
        let document = by_core(text);
        let sentences: Vec<&str> = (0..document.sentences.len())
            .map(|index| document.sentence_text(index))
            .collect();
        assert_eq!(texts(&article["sentences"]), sentences, "{language}");
        let of_lines: Vec<usize> = document.blocks.iter().map(|block| block.sentences.len()).collect();
        assert_eq!(of_lines, counts, "{language}: {sentences:?}");
        let roles: Vec<&str> = document.blocks.iter().map(|block| block.role.as_str()).collect();
        assert_eq!(roles, ["title", "body", "body"], "{language}");
        let exported_roles: Vec<&Value> = list(&article["blocks"]).iter().map(|block| &block["role"]).collect();
        assert_eq!(exported_roles, roles, "{language}");
    }
}

/// A text full of HTML references is cut as what they stand for, and all offsets count that text.
#[test]
fn offsets_of_a_text_with_references_count_what_they_stand_for() {
    let html = "Le march&eacute; ouvre avant l&rsquo;aube\n\n&laquo;&nbsp;Nous vendons du poisson&nbsp;&raquo;, dit \
        le p&ecirc;cheur &#128031;. Il part &agrave; l&rsquo;aube.\n";
    let plain = "Le marché ouvre avant l’aube\n\n«\u{a0}Nous vendons du poisson\u{a0}», dit le pêcheur 🐟. Il part à \
        l’aube.\n";
    let article = exported(html);
    assert_eq!(article["text"], plain.trim_end());
    assert_eq!(
        (&article["language"], &article["direction"]),
        (&"fr".into(), &"ltr".into())
    );
    let letters: Vec<char> = plain.chars().collect();
    for sentence in list(&article["sentences"]) {
        let at = |field: &str| sentence[field].as_u64().expect("a number") as usize;
        let slice: String = letters[at("start")..at("end")].iter().collect();
        assert_eq!(sentence["text"], slice);
    }
    let expected = [
        "Le marché ouvre avant l’aube",
        "«\u{a0}Nous vendons du poisson\u{a0}», dit le pêcheur 🐟.",
        "Il part à l’aube.",
    ];
    assert_eq!(texts(&article["sentences"]), expected);
}
