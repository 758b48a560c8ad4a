//! News of our own invention in several languages, cut to a length.

/// Sentences of a language.
pub struct Language {
    pub name: &'static str,
    /// The legacy encodings that its texts are found in.
    pub encodings: &'static [&'static str],
    sentences: &'static [&'static str],
}

/// The languages that are measured.
pub const LANGUAGES: [Language; 5] = [
    Language {
        name: "Arabic",
        encodings: &["windows-1256", "ISO-8859-6"],
        sentences: ARABIC,
    },
    Language {
        name: "Arabic with vowel signs",
        encodings: &["windows-1256", "ISO-8859-6"],
        sentences: VOWELLED,
    },
    Language {
        name: "Persian",
        encodings: &["windows-1256"],
        sentences: PERSIAN,
    },
    Language {
        name: "French",
        encodings: &["windows-1252"],
        sentences: FRENCH,
    },
    Language {
        name: "English",
        encodings: &["windows-1252"],
        sentences: ENGLISH,
    },
];

impl Language {
    /// A text of about so many letters, whole words of sentences in an order that the number chooses.
    pub fn text(&self, letters: usize, number: usize) -> String {
        let mut state = (number as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut text = String::new();
        let mut count = 0;
        let mut is_first = true;
        while count < letters {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let sentence = self.sentences[(state >> 33) as usize % self.sentences.len()];
            let words: Vec<&str> = sentence.split(' ').collect();
            // Short texts begin anywhere, as a title or a cell of a table does.
            let skipped = if is_first {
                (state >> 20) as usize % words.len()
            } else {
                0
            };
            is_first = false;
            for word in &words[skipped..] {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(word);
                count += word.chars().filter(|c| c.is_alphabetic()).count();
                if count >= letters {
                    break;
                }
            }
        }
        text
    }
}

const ARABIC: &[&str] = &[
    "قالت وزارة الري إن منسوب النهر ارتفع عشرين سنتيمترا خلال ليلة واحدة.",
    "أعلن مجلس البلدية أمس افتتاح المكتبة الجديدة في حي الزيتون بعد عامين من الأعمال.",
    "وأوضح المهندس سامر الخطيب أن الجسر القديم لن يتحمل مرور الشاحنات الثقيلة.",
    "ارتفعت أسعار القمح في السوق المحلية، فيما حذر التجار من نقص في المخزون.",
    "نفى متحدث باسم الشركة ما نشرته الصحف عن إغلاق المصنع وتسريح مئتي عامل.",
    "شارك مئات الطلاب في مسيرة طالبت بتخفيض رسوم النقل إلى الجامعات.",
    "وأضافت الطبيبة ليلى حداد: «لم نر مثل هذا العدد من المرضى منذ الشتاء الماضي».",
    "يذكر أن المهرجان أقيم للمرة الأولى قبل ثلاثين عاما في مدرسة صغيرة قرب الميناء.",
    "ووصل الوفد إلى العاصمة صباح الخميس لبحث اتفاق المياه مع الجانب الآخر.",
    "أكد رئيس الاتحاد أن المباراة ستقام في موعدها رغم الأحوال الجوية.",
    "هل تكفي هذه الإجراءات؟ يرى خبراء الاقتصاد أنها جاءت متأخرة جدا.",
    "خلف الحريق أضرارا كبيرة في ثلاثة متاجر؛ ولم تسجل إصابات بين السكان.",
    "بدأت فرق الصيانة بإصلاح خط الكهرباء الذي تضرر بفعل العاصفة.",
    "تراجع إنتاج الزيتون إلى النصف بسبب الجفاف، وفق إحصاءات نقابة المزارعين.",
    "وفي سياق متصل، دعت جمعيات أهلية إلى تأجيل القرار حتى نهاية العام الدراسي.",
    "تسلم القاضي ملف القضية واستمع إلى أقوال خمسة شهود في جلسة مغلقة.",
    "عثر عمال البناء على عملات فضية تعود إلى القرن الثامن الهجري.",
    "يتوقع خبراء الأرصاد أن تنخفض الحرارة إلى ما دون الصفر في المرتفعات.",
    "اتهمت المعارضة الحكومة بإخفاء أرقام البطالة الحقيقية قبيل الانتخابات.",
    "فاز المخرج الشاب بجائزة أفضل فيلم قصير عن عمله الذي صوره بهاتفه.",
    "غادرت السفينة المرفأ محملة بأطنان من الأدوية والأغذية.",
    "وقعت الجامعتان مذكرة تفاهم لتبادل الأساتذة والطلبة في علوم البحار.",
    "سيبدأ العمل بالتوقيت الصيفي يوم الأحد المقبل عند منتصف الليل.",
    "لا يزال الطريق الساحلي مقطوعا أمام السيارات عند مدخل القرية.",
];

const VOWELLED: &[&str] = &[
    "قَالَ المُعَلِّمُ إِنَّ الدَّرْسَ سَيَبْدَأُ بَعْدَ قَلِيلٍ فِي القَاعَةِ الكُبْرَى.",
    "وَصَلَ القِطَارُ مُتَأَخِّرًا، فَانْتَظَرَ المُسَافِرُونَ سَاعَةً عَلَى الرَّصِيفِ.",
    "زَارَ الأَطْفَالُ حَدِيقَةَ النَّبَاتَاتِ وَتَعَلَّمُوا أَسْمَاءَ الأَشْجَارِ.",
    "كَتَبَتْ سَلْمَى رِسَالَةً طَوِيلَةً إِلَى صَدِيقَتِهَا فِي الجَبَلِ.",
    "هَلْ يَعُودُ الصَّيَّادُونَ قَبْلَ غُرُوبِ الشَّمْسِ؟ لَا أَحَدَ يَعْلَمُ.",
    "أَعْلَنَتِ البَلَدِيَّةُ عَنْ مُسَابَقَةٍ لِأَجْمَلِ شُرْفَةٍ فِي المَدِينَةِ.",
];

const PERSIAN: &[&str] = &[
    "وزير نيرو گفت که سطح آب درياچه در ماه گذشته کمي بالا آمده است.",
    "شهردار تهران از آغاز ساخت پل تازه‌اي در جنوب شهر خبر داد.",
    "به گزارش خبرنگار ما، بهاي نان از هفته آينده پانزده درصد گران مي‌شود.",
    "پژوهشگران دانشگاه شيراز گونه‌اي ناشناخته از پروانه را پيدا کردند.",
    "آيا اين تصميم به سود کشاورزان است؟ کارشناسان چنين نظري ندارند.",
    "بازي دو تيم به دليل بارش برف يک روز عقب افتاد.",
    "او افزود: «ما چاره‌اي جز گفتگو با همسايگان نداريم».",
    "جشنواره فيلم کودک امسال در اصفهان برگزار خواهد شد.",
    "گروهي از کارگران کارخانه قند در برابر فرمانداري گرد آمدند.",
    "چند خانه در روستاي بالادست بر اثر سيلاب ويران شد؛ کسي آسيب نديد.",
    "پزشکان مي‌گويند شمار بيماران نسبت به سال پيش کمتر شده است.",
    "نمايشگاه کتاب با حضور ناشران بيست کشور گشايش يافت.",
];

const FRENCH: &[&str] = &[
    "La mairie a annoncé mardi la réouverture du vieux marché couvert après deux années de travaux.",
    "« Nous n’avions jamais vu autant d’élèves inscrits », a déclaré la directrice de l’école.",
    "Le préfet a démenti les rumeurs de fermeture de l’hôpital, évoquées par plusieurs médias.",
    "Les pêcheurs réclament une baisse du prix du carburant dès l’été prochain.",
    "Selon l’étude, la température moyenne a augmenté de près d’un degré en dix ans.",
    "Une équipe d’archéologues a mis au jour une mosaïque du IIIe siècle près de la côte.",
    "À l’issue du procès, l’accusé a été condamné à six mois de prison avec sursis.",
    "Le chantier, dont le coût dépasse 3 millions d’euros, sera achevé à Noël.",
    "Où iront les déchets ? La question reste entière, reconnaît l’élu écologiste.",
    "Le cœur du village est désormais fermé aux voitures le dimanche.",
    "Des milliers de personnes ont défilé sous la pluie malgré l’interdiction.",
    "L’entreprise prévoit d’embaucher quatre-vingts salariés d’ici à février.",
];

const ENGLISH: &[&str] = &[
    "“We knew the bridge was old,” the engineer said, “but nobody expected this.”",
    "The council’s plan – the third in as many years – was rejected on Tuesday.",
    "Fishermen say they don’t trust the new quota and won’t sign the agreement.",
    "The museum’s roof, which cost £4 million, leaked again during the storm.",
    "It’s not clear who will pay for the repairs, the mayor’s office admitted…",
    "Teachers across the county walked out for a second day over the boss’s pay.",
    "“It’s a café, not a court,” joked the owner, José Almeida, outside the hall.",
    "Bus drivers’ unions have called a strike – the first since the merger.",
    "The baker’s daughter found a coin that’s worth more than the shop.",
    "Residents weren’t told about the leak until the river’s colour changed.",
];
