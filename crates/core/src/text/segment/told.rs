//! Rule 7 in Chinese, Japanese and Korean: words right after a quotation that say whose it was, or what
//! became of it, belong to its sentence: `“我们走！”她喊道。`, `「もう終わりだ。」と言った。`

/// How many characters of the clause after a quotation are looked at.
const CLAUSE: usize = 12;

/// Verbs of saying in Chinese, as a clause ends in them.
const SAYING: &[&str] = &[
    "说", "說", "问", "問", "喊", "答", "嚷", "叫道", "说道", "說道", "问道", "問道", "喊道", "答道", "回答", "笑道",
    "写道", "寫道", "补充道", "補充道", "表示", "指出", "强调", "強調", "解释", "解釋", "补充", "補充",
];

/// What ends in a verb of saying and is none.
const NO_SAYING: &[&str] = &[
    "小说", "小說", "传说", "傳說", "据说", "據說", "听说", "聽說", "学说", "學說", "提问", "疑问", "学问",
];

/// Japanese words that begin a sentence with the letter of the particle.
const JAPANESE_STARTS: &[&str] = &[
    "とに", "とこ", "とて", "とう", "とり", "とも", "とっ", "とた", "とき", "とく", "とつ", "とん", "とな", "とし",
    "とど", "とはいえ", "のち",
];

/// Whether a quotation ends `before`, with nothing after it, and `after` goes on with what was said of it.
pub fn told_after(before: &str, after: &str) -> bool {
    before.ends_with(['」', '』', '”', '’', '"', '》'])
        && (tells_in_japanese(after) || tells_in_chinese(after) || tells_in_korean(after))
}

/// A particle that stands on what is before it.
fn tells_in_japanese(after: &str) -> bool {
    let is_particle = after.starts_with(['と', 'を', 'の']) || after.starts_with("って") || after.starts_with("など");
    is_particle && !JAPANESE_STARTS.iter().any(|start| after.starts_with(start))
}

/// A clause that ends in a verb of saying.
fn tells_in_chinese(after: &str) -> bool {
    let is_han = |c: &char| matches!(c, '\u{4E00}'..='\u{9FFF}');
    let length: usize = after.chars().take(CLAUSE).take_while(is_han).map(char::len_utf8).sum();
    let (clause, rest) = after.split_at(length);
    let ends = rest.is_empty() || rest.starts_with(['，', '。', '：', '！', '；', '\n']);
    let clause = clause.trim_end_matches(['着', '著', '了']);
    let says = |list: &[&str]| list.iter().any(|verb| clause.ends_with(verb));
    ends && says(SAYING) && !says(NO_SAYING)
}

/// Korean puts a space between sentences, and none before a particle.
fn tells_in_korean(after: &str) -> bool {
    after.starts_with(|c| matches!(c, '\u{AC00}'..='\u{D7A3}'))
}
