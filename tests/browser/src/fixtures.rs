//! Texts that the tests read: written for them, with sentences whose borders nobody doubts.

#[path = "../../../benches/library_articles.rs"]
mod library_articles;
#[path = "../../../benches/long_article.rs"]
mod long_article;

pub use library_articles::{FEW, MANY, library_article};
pub use long_article::long_article;

/// A short Arabic report: title, source, date and three paragraphs of nine plain sentences.
pub const RAIN: &str = "\
المطر يعود إلى وادي الزيتون بعد غياب

صحيفة الوادي

السبت 12 أكتوبر 2024

هطل المطر على القرية صباح السبت بعد غياب طويل. وامتلأت السواقي القديمة بالماء قبل الظهر. وخرج الأطفال إلى الساحة فرحين بما رأوه.

قال المزارع سالم إن الموسم كان قاسيا على الجميع. وأضاف أن البذور الجديدة تنتظر في المخازن منذ شهرين. وتوقع أن يبدأ الزرع خلال أسبوع واحد.

تقع القرية على أطراف الصحراء وتعيش من الزيتون. وقد هاجر نصف سكانها إلى المدن في العقد الماضي. ويأمل الباقون أن يعود أبناؤهم مع المطر.
";

/// A second Arabic report, for work on several articles.
pub const BRIDGE: &str = "\
افتتاح الجسر الجديد فوق نهر الوادي

صحيفة الوادي

افتتحت البلدية الجسر الجديد أمام المارة صباح الأحد. وعبرته أول حافلة في الساعة التاسعة. ووصفت رئيسة البلدية اليوم بأنه بداية طيبة للجميع.

استغرق البناء ثلاثة أعوام كاملة من العمل المتواصل. وكان الجسر القديم قد أغلق بعد الفيضان الكبير.
";

/// An English report.
pub const HARBOUR: &str = "\
Harbour opens to fishing boats again

The Valley Paper

The small harbour opened to fishing boats on Monday morning. Twelve boats left before sunrise and returned with full nets. The harbour master called it a good start for the season.

The quay had been closed for two years after the storm. Repairs cost more than the town had planned at first.
";

/// An article with the leftovers of a web page before, between and after its paragraphs.
pub const CLUTTERED: &str = "\
الرئيسية
سوق السمك يفتح أبوابه قبل الفجر
[ad_1]
يفتح سوق السمك أبوابه قبل الفجر كل يوم من أيام الأسبوع. ويصل الصيادون بقواربهم الصغيرة من الجزر القريبة. ويشتري أصحاب المطاعم ما يحتاجون إليه أولا.
إعلان
يعمل في السوق أكثر من مئتي بائع من أهل المدينة. ويقول أقدمهم إن الزبائن عادوا بعد الشتاء.
شارك هذا المقال
اترك تعليقا
";

/// A report with an advertisement in it, of which one line reads like prose: what that is, is a
/// guess.
pub const PROMOTED: &str = "\
معرض الكتاب يفتح أبوابه في المدينة

فتح معرض الكتاب أبوابه صباح اليوم أمام آلاف الزوار الذين جاؤوا من مدن كثيرة.

محتوى مدفوع

حاسوب جديد للطلاب

وزنه أقل من كيلوغرام وبطاريته تدوم يوما كاملا من الدراسة.

اشترك الآن

وتشارك في المعرض هذا العام ثلاثمئة دار نشر من عشرين دولة. ويستمر أسبوعين كاملين مع عروض للأطفال.
";

/// Before the sentences: emoji outside the first plane, one of them joined from several.
pub const EMOJI: &str = "\
مهرجان الفواكه 🍉 يبدأ في الواحة 👩‍🌾

بدأ المهرجان 🎉🎉 في الواحة مساء الخميس وسط حضور كبير. وعرض المزارعون 🌴 أصنافا نادرة من التمر. وقالت المنظمة 👩‍🌾 إن الزوار تجاوزوا الألف. وينتهي المهرجان يوم الأحد المقبل.
";

/// Before the sentences: combining marks, both Arabic diacritics and decomposed Latin letters.
pub const COMBINING: &str = "\
مَدْرَسَةُ القَرْيَةِ تَفْتَحُ أَبْوَابَهَا

زارت Cafe\u{301} Zu\u{308}rich المدرسة في الأسبوع الأول من العام. قَرَأَ التَّلَامِيذُ نَصًّا قَصِيرًا عَنِ البَحْرِ. وكتبت المعلمة الكلمات الصعبة على اللوح. ثم عاد الجميع إلى بيوتهم قبل الغروب.
";

/// Text that would be markup if a page took it for such.
pub const MARKUP: &str = "\
Notes on <b>bold</b> claims

The editor wrote <img src=x onerror=\"window.__broken = 1\"> into the margin of the page. The reader saw <script>window.__broken = 2</script> as plain words. Nothing else happened on that day &amp; the page stayed quiet.
";
