//! Words that give away what a line is: of a page's interface, of dates, bylines and captions.
//! All tables hold folded text (see [`crate::text::fold`]), so spelling variants need no entry.

/// A line that begins so is part of the page around the article.
const INTERFACE_STARTS: &[&str] = &[
    "اقرا المزيد", "اقرا ايضا", "اقرا كذلك", "طالع ايضا", "شاهد ايضا", "شاهد:", "تابعنا", "تابعوا", "اشترك",
    "شارك", "مشاركه", "شاركها", "اترك تعليق", "اضف تعليق", "لن يتم نشر", "لن ينشر", "الحقول الالزاميه", "اعلان",
    "الكلمات الداله", "كلمات مفتاحيه", "الوسوم", "وسوم", "مواضيع ذات صله", "موضوعات ذات صله", "اخبار ذات صله",
    "قد يعجبك", "الاكثر قراءه", "جميع الحقوق", "حقوق النشر", "خدمه الشركاء", "اعاده استخدام", "حاول مجانا",
    "جرب مجانا", "سجل الان", "تسجيل الدخول", "النشره البريديه", "حمل التطبيق", "انقر هنا", "اضغط هنا", "نسخ الرابط",
    "الرئيسيه", "القائمه", "تخط الي", "انتقل الي المحتوي", "ارسل الي صديق", "طباعه", "للمزيد", "المزيد من",
    "read more", "read also", "see also", "related:", "related articles", "share", "follow us", "subscribe",
    "sign up", "log in", "sign in", "leave a comment", "leave a reply", "your email address", "required fields",
    "advertisement", "sponsored", "tags:", "all rights reserved", "cookie", "skip to content", "newsletter",
    "lire aussi", "partager", "s'abonner", "abonnez-vous", "publicite", "laisser un commentaire",
];

/// A line that is nothing but this is part of the page around the article.
const INTERFACE_LINES: &[&str] = &[
    "المصدر", "مشاركه", "تعليقات", "اخبار", "سياسه", "اقتصاد", "رياضه", "ثقافه", "عالم", "العالم", "فيديو", "صور",
    "راي", "عاجل", "بحث", "القائمه", "menu", "home", "search", "comments", "share", "source", "facebook", "twitter",
    "x", "whatsapp", "telegram", "فيسبوك", "تويتر", "واتساب", "تلغرام", "تليغرام",
];

/// Whether a folded line is part of the page around the article.
pub fn is_interface(line: &str, words: usize) -> bool {
    let begins = |start: &&str| line.strip_prefix(*start).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
    is_advertisement_mark(line)
        || INTERFACE_LINES.contains(&line)
        || (words <= 30 && INTERFACE_STARTS.iter().any(begins))
        || is_menu(line)
        || line.contains("gymglish")
}

/// Marks that a page's template left behind: `[ad_1]`, `[caption]`.
fn is_advertisement_mark(line: &str) -> bool {
    line.starts_with('[') && line.ends_with(']') && !line.contains(' ')
}

/// Several words of menus in one line, with bars or dots between them.
fn is_menu(line: &str) -> bool {
    let parts: Vec<&str> = line.split(['|', '›', '•', '·']).map(str::trim).collect();
    parts.len() >= 3 && parts.iter().all(|part| part.split_whitespace().count() <= 3)
}

const WEEKDAYS: &[&str] = &[
    "السبت", "الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "saturday", "sunday", "monday",
    "tuesday", "wednesday", "thursday", "friday",
];

const MONTHS: &[&str] = &[
    "يناير", "فبراير", "مارس", "ابريل", "مايو", "يونيو", "يوليو", "اغسطس", "سبتمبر", "اكتوبر", "نوفمبر", "ديسمبر",
    "كانون", "شباط", "اذار", "نيسان", "ايار", "حزيران", "تموز", "ايلول", "تشرين", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december",
];

/// Whether a folded line is a date and little else: a year with a weekday or a month.
pub fn is_date(line: &str, words: usize) -> bool {
    let mut parts = line.split(|c: char| !c.is_alphanumeric());
    let has_year = line
        .split(|c: char| !c.is_ascii_digit())
        .any(|number| number.len() == 4 && (number.starts_with("19") || number.starts_with("20")));
    words <= 11 && has_year && parts.any(|part| WEEKDAYS.contains(&part) || MONTHS.contains(&part))
}

const BYLINE_STARTS: &[&str] = &[
    "كتب", "كتبت", "بقلم", "اعداد", "تحرير", "فريق التحرير", "مراسل", "مراسلنا", "مراسلتنا", "المصدر:", "نشر في",
    "by", "par", "source:", "from our", "reporting by",
];

const BYLINE_ENDS: &[&str] = &["فرانس برس", "رويترز", "اسوشيتد برس", "وكالات", "د ب ا"];

/// Whether a folded line says who wrote the article or where it comes from.
pub fn is_byline(line: &str, words: usize) -> bool {
    let begins = |start: &&&str| line.strip_prefix(**start).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
    let credits = || line.contains(" مع وكال") || BYLINE_ENDS.iter().any(|end| line.ends_with(end));
    (words <= 12 && BYLINE_STARTS.iter().any(|start| begins(&start))) || (words <= 9 && credits())
}

const CAPTION_STARTS: &[&str] = &[
    "في هذه الصوره", "صوره", "الصوره", "تعليق الصوره", "(صوره", "photo", "image", "file photo", "in this photo",
    "this photo", "legende",
];

const CAPTION_ENDS: &[&str] = &["ارشيفيه", "ارشيف", "getty", "(ap)", "(afp)", "عبر ap", "via ap", "(reuters)"];

/// Whether a line describes or credits a picture.
pub fn is_caption(folded: &str, text: &str) -> bool {
    let begins = |start: &&&str| folded.strip_prefix(**start).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
    CAPTION_STARTS.iter().any(|start| begins(&start))
        || CAPTION_ENDS.iter().any(|end| folded.ends_with(end) || text.to_lowercase().ends_with(end))
}
