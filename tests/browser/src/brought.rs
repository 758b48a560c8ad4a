//! The files that a reader brings on the way to the screens of [`crate::screens`].

/// A table of two articles.
pub const SHIPS: &str = "title,text\n\
    First ship,\"A ship came in. It was late, and nobody had missed it.\"\n\
    Second ship,\"A ship went out. It will be back in a year, they say.\"\n";

/// An article that is not delivered.
pub const SHIP: &str = "A third ship\n\nIt was seen from the pier. Nobody knew where it had come from.\n";

/// Lists within one another, tasks, and quotations, in Markdown.
pub const LISTS: &str = "# ما تقرر في اجتماع المجلس\n\n\
    أقر المجلس ثلاثة أمور بعد نقاش طويل:\n\n\
    9. فتح السوق القديم. وسيبدأ العمل في الربيع المقبل، إن توفر المال.\n\
    10. ترميم السقف الخشبي\n    - على مرحلتين\n    - بأيدي نجارين من المدينة، يعرفون هذا الخشب منذ زمن طويل ولا يعرفه غيرهم\n\n\
    \u{20}   ولا يُعرف بعد من سيدفع.\n\
    11. Keep the clock of the old station\n\n\
    > «انتظرنا هذا اليوم طويلًا»، قال تاجر في السوق. وأضاف أن أباه كان هنا قبله.\n>\n\
    > ولم يجبه أحد.\n\n\
    - [x] خبر السوق\n- [ ] خبر الجسر\n\n\
    وبهذا انتهى الاجتماع.\n";

/// With those that are there they are so many that the library can be sorted and looked through.
pub const STACK: &[(&str, &str)] = &[
    (
        "one.txt",
        "سوق السمك يفتح أبوابه من جديد\n\nفتحت السوق أبوابها فجر اليوم. وجاءها الناس من كل حي.",
    ),
    (
        "two.txt",
        "The ferry is late again\n\nNobody was told why. The next one comes at noon.",
    ),
    (
        "three.txt",
        "مدرسة الجبل تحتفل بعامها المئة\n\nاحتفلت المدرسة أمس. وقال مديرها إن عدد تلاميذها زاد.",
    ),
    (
        "four.txt",
        "Un pont rouvre après dix ans\n\nLe pont a rouvert ce matin. La mairie parle d'une fête.",
    ),
    (
        "five.txt",
        "The library of the old town, its readers and what the council of the region wants to do with the building\n\n\
        The council met. It will meet again.",
    ),
    (
        "six.txt",
        "حصاد الزيتون يبدأ مبكرًا هذا العام\n\nبدأ الحصاد قبل موعده. ويقول المزارعون إن الحر هو السبب.",
    ),
    ("seven.txt", "Rain\n\nIt rained. It rained again."),
    (
        "eight.txt",
        "قطار الليل يعود بعد عشرين عامًا\n\nعاد القطار أمس. واستقبله الناس بالزغاريد.",
    ),
    (
        "nine.txt",
        "A market of books\n\nIt opens on Friday. Nobody pays for a chair.",
    ),
];

/// A report, and the same revised: a number is another, a sentence stands elsewhere, one is there twice with other words,
/// and two are gone, of which one was written anew.
pub const FLOOD: &str = "فيضان يغلق الطريق الساحلي\n\nصحيفة الوادي\n\n\
    أغلق فيضان مفاجئ الطريق الساحلي صباح الاثنين أمام السيارات. \
    وقال رئيس البلدية إن الأضرار بلغت سبعة ملايين دينار حتى مساء أمس. \
    ويصل هذا الطريق بين المدينة القديمة والميناء منذ قرن كامل. \
    وتقول جمعية الصيادين إن عشرين قاربا غرقت قرب الرصيف.\n\n\
    وأعلنت المدارس تعليق الدروس يومين كاملين. \
    وطلبت البلدية من السكان البقاء في بيوتهم حتى انحسار الماء. \
    وتعود آخر كارثة مماثلة إلى شتاء عام ١٩٨٧. وشكر الأهالي رجال الإطفاء على عملهم طوال الليل.\n";

/// The revised one.
pub const FLOOD_LATER: &str = "فيضان يغلق الطريق الساحلي\n\nصحيفة الوادي\n\n\
    أغلق فيضان مفاجئ الطريق الساحلي صباح الاثنين أمام السيارات. \
    وقال رئيس البلدية إن الأضرار بلغت تسعة ملايين دينار حتى مساء أمس.\n\n\
    وأعلنت المدارس تعليق الدروس يومين كاملين. \
    وطلبت البلدية من السكان البقاء في بيوتهم حتى صباح الغد. \
    وطلبت البلدية من السكان البقاء في بيوتهم حتى مساء الغد. \
    وتعود آخر كارثة مماثلة إلى شتاء عام ١٩٨٧. وعبّر الناس عن امتنانهم لفرق الإنقاذ. \
    ويصل هذا الطريق بين المدينة القديمة والميناء منذ قرن كامل.\n";
