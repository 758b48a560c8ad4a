//! Words that give away what a line is: of a page's interface, of dates, bylines and captions.
//!
//! A table is one text, its entries between bars. All of them hold folded text (see
//! [`crate::text::fold`]), so spelling variants need no entry; a test checks that they are folded.
//! An entry that could as well open a sentence of a report (`شارك`, `share`) is entered with what
//! follows it in an interface, never alone.

/// Whether an entry of a table satisfies `test`.
fn any(table: &str, test: impl Fn(&str) -> bool) -> bool {
    table
        .split('|')
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
        .any(test)
}

/// Whether a line begins with an entry, as whole words.
fn begins(line: &str, table: &str) -> bool {
    any(table, |entry| {
        line.strip_prefix(entry)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

/// Whether a line ends with an entry, as whole words.
fn ends(line: &str, table: &str) -> bool {
    any(table, |entry| {
        line.strip_suffix(entry)
            .is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    })
}

/// A line that begins so is part of the page around the article.
const INTERFACE_STARTS: &str = "
    اقرا المزيد | اقرا ايضا | اقرا كذلك | طالع ايضا | شاهد ايضا | شاهد: | تابعنا علي | تابعونا | شارك المقال
    | شارك الخبر | شارك هذا | شارك علي | شارك عبر | شاركها علي | شاركه علي | اترك تعليق | اترك تعليقا | اترك تعليقك
    | اضف تعليق | اضف تعليقا | اضف تعليقك | لن يتم نشر عنوان | لن ينشر عنوان | لن يتم نشر بريدك
    | الحقول الالزاميه | الكلمات الداله | كلمات مفتاحيه | الوسوم: | وسوم: | مواضيع ذات صله | موضوعات ذات صله
    | اخبار ذات صله | مقالات ذات صله | قد يعجبك | اعجبك هذا | اعجبك المقال | الاكثر قراءه | الاكثر مشاهده
    | جميع الحقوق محفوظه | حقوق النشر محفوظه | اعاده استخدام هذا | تسجيل الدخول | حمل التطبيق | انقر هنا
    | اضغط هنا | نسخ الرابط | تخط الي المحتوي | انتقل الي المحتوي | ارسل الي صديق | ارسال بالبريد | حفظ المقال
    | احفظ المقال | للمزيد من الاخبار | المزيد من الاخبار | المزيد من المقالات | المزيد حول
    | read more | read also | see also | related: | related articles | share this | share on | follow us on | log in
    | sign in | leave a comment | leave a reply | post a comment | your email address will not | required fields
    | tags: | all rights reserved | skip to content | copy link | print this | we use cookies
    | lire aussi | a lire aussi | lire la suite | partager l'article | partager sur | suivez-nous
    | laisser un commentaire | tous droits reserves | votre adresse e-mail ne";

/// A line that is nothing but this is part of the page around the article.
const INTERFACE_LINES: &str = "
    المصدر | مشاركه | شارك | شاركها | تعليقات | التعليقات | اعلان | طباعه | الوسوم | وسوم | للمزيد | المزيد | اخبار
    | سياسه | اقتصاد | رياضه | ثقافه | عالم | العالم | فيديو | صور | راي | عاجل | بحث | القايمه | الرييسيه
    | فيسبوك | تويتر | واتساب | تلغرام | تليغرام
    | menu | home | search | comments | share | source | print | tags | advertisement | sponsored | cookies
    | follow us | facebook | twitter | x | whatsapp | telegram | news | world | politics | business | sport | sports
    | opinion | video
    | accueil | partager | publicite | commentaires | recherche | imprimer";

/// Whether a folded line is part of the page around the article.
pub fn is_interface(line: &str, words: usize) -> bool {
    is_advertisement_mark(line)
        || any(INTERFACE_LINES, |entry| entry == line)
        || (words <= 30 && begins(line, INTERFACE_STARTS))
        || is_promotion(line, words)
        || is_reading_time(line)
        || is_menu(line)
}

const ADVERTISEMENTS: &str = "اعلان | اعلانات | اعلان ممول | advertisement | sponsored | publicite";

/// Whether a folded line says that an advertisement is there, whatever it promotes.
pub fn is_advertisement(line: &str, words: usize) -> bool {
    is_advertisement_mark(line) || any(ADVERTISEMENTS, |entry| entry == line) || is_promotion(line, words)
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

/// A line that begins so promotes something.
const PROMOTION_STARTS: &str = "
    خدمه الشركاء | محتوي الشركاء | محتوي مدفوع | حاول مجانا | جرب مجانا | جربها مجانا | سجل الان | سجل مجانا
    | اشترك الان | اشترك مجانا | اشترك في نشرتنا | اشترك في النشره | النشره البريديه
    | partner content | sponsored content | paid content | try free | try it free | try for free | free trial
    | start your free | subscribe now | subscribe to our | sign up for our | sign up now
    | contenu partenaire | contenu sponsorise | essai gratuit | essayez gratuitement | abonnez-vous | s'abonner
    | inscrivez-vous";

/// A line that holds this, and little else, promotes something.
const PROMOTION_PARTS: &str = "بريدك الالكتروني | في بريدك | الي بريدك | your inbox | your email | votre boite mail";

/// Whether a folded line promotes something of the page's own or of its partners.
pub fn is_promotion(line: &str, words: usize) -> bool {
    words <= 12 && (begins(line, PROMOTION_STARTS) || (words <= 6 && any(PROMOTION_PARTS, |part| line.contains(part))))
}

const READING_TIME: &str = "
    دقيقه | دقيقتان | دقايق | للقراءه | قراءه | القراءه | وقت | مده | زمن
    | min | mins | minute | minutes | read | reading | time | to | lecture | de | temps";

/// Whether a folded line says how long the reading takes, and nothing else: `3 دقائق للقراءة`.
fn is_reading_time(line: &str) -> bool {
    let mut words = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let is_number = |word: &str| word.chars().all(char::is_numeric);
    let counts_minutes = line.contains("دقيق") || line.contains("دقايق") || line.contains("min");
    counts_minutes && words.all(|word| is_number(word) || any(READING_TIME, |entry| entry == word))
}

const MONTHS_AND_DAYS: &str = "
    السبت | الاحد | الاثنين | الثلاثاء | الاربعاء | الخميس | الجمعه
    | يناير | فبراير | مارس | ابريل | مايو | يونيو | يوليو | اغسطس | سبتمبر | اكتوبر | نوفمبر | ديسمبر
    | كانون | شباط | اذار | نيسان | ايار | حزيران | تموز | اب | ايلول | تشرين
    | saturday | sunday | monday | tuesday | wednesday | thursday | friday | january | february | march | april | may
    | june | july | august | september | october | november | december
    | samedi | dimanche | lundi | mardi | mercredi | jeudi | vendredi | janvier | fevrier | mars | avril | mai | juin
    | juillet | aout | septembre | octobre | novembre | decembre";

const BESIDE_DATES: &str = "
    الاول | الثاني | الساعه | صباحا | مساء | ظهرا | ص | م | بتوقيت | غرينتش | جرينتش | تاريخ | النشر | نشر | في | اخر | تحديث | تم
    | am | pm | gmt | utc | at | on | published | updated | last
    | a | le | publie | mis | jour";

/// Whether a folded line is a date and little else: a year, a weekday or a month, and of four words
/// at most one that belongs to no date.
pub fn is_date(line: &str, words: usize) -> bool {
    let parts = || {
        line.split(|c: char| !c.is_alphanumeric())
            .filter(|part| !part.is_empty())
    };
    let is_year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let named = |part: &str| any(MONTHS_AND_DAYS, |entry| entry == part);
    let strange =
        |part: &&str| !part.starts_with(char::is_numeric) && !named(part) && !any(BESIDE_DATES, |entry| entry == *part);
    let is_number = |part: &str| part.chars().all(char::is_numeric);
    words <= 14
        && parts().any(|part| is_number(part) && is_year(part))
        && parts().any(named)
        && parts().filter(strange).count() * 4 <= parts().count()
}

const BYLINE_STARTS: &str = "
    كتب | كتبت | كتب: | بقلم | اعداد | اعداد: | تقرير: | ترجمه: | تحرير | فريق التحرير | هييه التحرير | مراسل | مراسلنا
    | مراسلتنا | المصدر: | نشر في | نقلا عن
    | by | source: | from our | reporting by
    | par | propos recueillis par | avec afp";

const BYLINE_ENDS: &str = "فرانس برس | رويترز | اسوشيتد برس | وكالات | د ب ا";

/// Whether a folded line says who wrote the article or where it comes from.
pub fn is_byline(line: &str, words: usize) -> bool {
    let credits = || line.contains(" مع وكال") || ends(line, BYLINE_ENDS);
    (words <= 12 && begins(line, BYLINE_STARTS)) || (words <= 9 && credits())
}

const CAPTION_STARTS: &str = "
    في هذه الصوره | في الصوره | صوره: | الصوره: | صوره من | صوره ارشيفيه | تعليق الصوره
    | photo: | photo by | photo / | image: | image source | file photo | in this photo | this photo | pictured:
    | legende | photo d'archives";

const CAPTION_ENDS: &str = "
    ارشيفيه | ارشيف | getty | getty images | ap | afp | via ap | عبر ap | reuters | file photo";

/// What gives a caption away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caption {
    /// It opens by naming the picture.
    Opens,
    /// It ends with who made or kept the picture.
    Credits,
}

/// What makes a folded line describe or credit a picture; `closed` when a stop ends it.
pub fn caption(line: &str, closed: bool) -> Option<Caption> {
    if begins(line, CAPTION_STARTS) {
        Some(Caption::Opens)
    } else {
        (!closed && ends(line, CAPTION_ENDS)).then_some(Caption::Credits)
    }
}
