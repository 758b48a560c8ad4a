//! The commonest small words of each language: what every text of some lines is full of.

use std::sync::LazyLock;

use super::super::language::Language;
use super::super::word_index::{WordIndex, word_index};

/// What the small words of a text say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vote {
    /// One language by a clear margin.
    For(Language),
    /// Two languages or more, the first not by a clear margin before the second.
    Undecided(Language, Language),
    /// Too few small words to say anything.
    Silent,
}

/// A word that many languages have says less for each of them: by so much for each other one.
const SHARED: f64 = 0.15;
/// Of the words of a text, so many at the least are small words of its language.
const LEAST_SHARE: f64 = 0.12;
/// So much better than the second, of its own weight, is the best.
const MARGIN: f64 = 0.12;

/// The vote of the words in a text, which stand between spaces.
pub(super) fn vote(words: &str) -> Vote {
    let lower = words.to_lowercase();
    let mut weights = vec![0.0; WORDS.len()];
    let mut hits = vec![0usize; WORDS.len()];
    let mut total = 0usize;
    let is_apostrophe = |c: char| matches!(c, '\'' | '’' | 'ʼ' | '‘');
    for word in lower.split(|c: char| c == ' ' || is_apostrophe(c)) {
        let word = word.trim_matches('\u{200C}');
        if word.is_empty() {
            continue;
        }
        total += 1;
        for index in INDEX.get(word).into_iter().flatten() {
            let others = INDEX[word].len() - 1;
            weights[*index] += 1.0 / (1.0 + others as f64 * SHARED).min(2.0);
            hits[*index] += 1;
        }
    }
    // Of two that weigh the same, the first.
    let heaviest = |but: Option<usize>| {
        let places = (0..WORDS.len()).rev().filter(|place| Some(*place) != but);
        places
            .max_by(|a, b| weights[*a].total_cmp(&weights[*b]))
            .unwrap_or_default()
    };
    let best = heaviest(None);
    let second = heaviest(Some(best));
    let lead = weights[best] - weights[second];
    if hits[best] < 2 || weights[best] < LEAST_SHARE * total as f64 {
        Vote::Silent
    } else if lead >= f64::max(0.9, MARGIN * weights[best]) {
        Vote::For(WORDS[best].0)
    } else {
        Vote::Undecided(WORDS[best].0, WORDS[second].0)
    }
}

/// For each word the places in [`WORDS`] of the languages that have it.
static INDEX: LazyLock<WordIndex> = LazyLock::new(|| {
    let lists = WORDS.iter().enumerate();
    word_index(lists.flat_map(|(place, (_, words))| words.split(' ').map(move |word| (place, word))))
});

/// The words, in lower case, a list for each language; those of Arabic script with Arabic yeh, kaf and
/// heh. Sources: the heads of frequency lists of news text. Parts before and after an apostrophe are
/// words of their own.
#[rustfmt::skip]
const WORDS: &[(Language, &str)] = &[
    // Arabic script.
    (Language::Arabic, "في من علي إلي الي أن ان عن التي الذي هذا هذه ما لا كان كانت قال قالت مع بعد كما قد وقد بين أو او لم لن حتي إن كل غير ذلك وفي ومن وكان وقال وأضاف خلال حيث هو هي اللي عند منذ قبل ثم لكن أنه أنها عليه فيه يا لأن هل ليس عندما مثل فقط"),
    (Language::Persian, "در به از كه اين است را با آن براي مي هاي ها شد خود تا يك شده هم كرد بود نيز وي اند هر او ما من شود دو بايد كند دارد اما يا گفت پس چه نيست بر مي\u{200C}شود پيش زير هيچ"),
    (Language::Urdu, "كے كي كا ميں هے سے كو نے اور پر يه هيں تها تهي تھا تھي كه بھي بهي نهيں ايك ان گيا كيا كر هي تو جو كها رها رهے هو اس لئے ليے گي گے"),
    (Language::WesternPunjabi, "دے دي دا نوں تے وچ وچوں اے نيں سي ايه كيتا هن اوه نال توں اتے سن لئي هوئي نهيں اوس ايس"),
    (Language::Sorani, "له به و بو كه بۆ ئه ئهم ئهو لە بە ئەم ئەو كە دە ئەوە لەگەڵ هەموو دواي پێش كردن"),
    (Language::Pashto, "په د او چې دې ته له هغه دا كې يې هم يو شوي سره وي دي ده څخه ني كړي كړل وو تر"),
    (Language::Sindhi, "۾ جي جو كي ۽ ته هن سان آهي جا تي هو كان نه آهن ڪري ٿو"),
    (Language::Azerbaijani, "بير بو ايله دير اولان اوچون اوز ائديب اولدو كي داها دا ده سونرا گؤره هر ايدي وار"),
    // Hebrew script.
    (Language::Hebrew, "של את על לא הוא היא כי עם זה גם או אל אם כל אני יש אבל היה רק בין אחרי לפני אמר אמרה מה כך הם שלא זו היום"),
    (Language::Yiddish, "און איז די דער פון פֿון האט האָט נישט ניט מיט צו אז אַז אין ער זי מען דאס דאָס זיך אויף א אַ פאר פֿאַר וואס וואָס זיינען אויך מיר"),
    // Ethiopic.
    (Language::Amharic, "ነው እና ላይ ውስጥ ግን ነበር ይህ ወደ ሆነ ጋር ናቸው እንደ አንድ መሆኑን ነገር ስለ በኋላ ዛሬ ከ ሰዎች አለ ተናግረዋል ለ የ በ ነበሩ ሁሉ ያለ እንዲሁም"),
    (Language::Tigrinya, "እዩ ኣብ ናይ ነቲ ካብ ምስ እቲ ድማ ኣይ እዮም ናብ ዝኾነ ከም እዚ ኣሎ ነበረ ግን ብ ን ነዚ እታ ኮይኑ ሓደ ብዙሕ ከኣ"),
    // Devanagari.
    (Language::Hindi, "है हैं के की का में से को ने और पर यह था थे थी लिए नहीं कि भी ही एक हो इस कर गया किया तो साथ वह जो रहा या अब बाद कहा"),
    (Language::Marathi, "आहे आहेत आणि या होते होता नाही हे तो मध्ये असे ती झाली झाले केली केले त्यांनी एक म्हणून पण होती काही येथे सांगितले मात्र त्या यांनी व असून साठी ही की तसेच"),
    (Language::Nepali, "छ छन् र हो पनि भएको गरेको छैन उनले गर्ने भन्ने थियो गरेका लागि तथा रहेको यो एक भने गरी थिए मा को का ले गर्न भएका बताए अब हुन"),
    // Cyrillic.
    (Language::Russian, "и в не на что с он как это по но из у за от его к для так же все был было она они мы если или бы уже только после также до который со их о"),
    (Language::Ukrainian, "і в не на що з він як це та у за від його до для так але із був було вона вони ми якщо або вже тільки після також який їх про є й"),
    (Language::Belarusian, "і ў не на што з ён як гэта па але за ад яго да для так усе быў было яна яны мы калі або ўжо толькі пасля таксама які іх пра у"),
    (Language::Bulgarian, "и в не на че с той като това по но от се за го да са до так е беше тя те ние ако или вече само след също който ще ги към при си"),
    (Language::Serbian, "и у не на да је се од за са су као што који али или би није ће био из по до ако само након такође рекао где после то им међу"),
    (Language::Macedonian, "и во не на дека со тој како тоа по но од се за го да до е беше таа тие ние ако или веќе само после исто кој ќе ги кон при што"),
    // Latin.
    (Language::English, "the and of to in that is was for with on as it by at from are be this have has not but his they were which an or said will would their who been after about i you we he she do don t s what"),
    (Language::French, "le la les des et du une est dans que qui pour pas sur au aux par ce cette il elle avec sont plus ne se son sa ses ont été mais comme nous vous leur ou où l d qu n s en de un c à je"),
    (Language::Spanish, "el la los las de que y en un una del se por con para no su al lo como más es fue ha son pero sus este esta también entre cuando muy sin sobre ser hay está todo han había desde"),
    (Language::Portuguese, "o a os as de que e em um uma do da dos das no na nos nas por com para não se mais é foi ao aos pelo pela como mas são também ser há está seu sua ou à sem já até"),
    (Language::Italian, "il lo la i gli le di che e in un una del della dei delle per con non si da al alla è sono nel nella più come ma anche questo questa ha hanno dal dalla sul l dell all nell ai"),
    (Language::Catalan, "el la els les de que i en un una del dels per amb no se al als és ha són com més però també aquest aquesta seva seu va van ser hi entre quan sobre tot l d s a ho perquè"),
    (Language::Galician, "o a os as de que e en un unha do da dos das no na nos nas por con para non se máis é foi ao aos polo pola como pero son tamén ser hai está seu súa ou á co coa"),
    (Language::Occitan, "lo la los las de que e en un una del dels per amb non se al als es a son coma mai mas tanben aqueste aquesta sa dins foguèt èra d l qu sus òc aquò"),
    (Language::Romanian, "și în de la un o cu pe nu că din care este a al ai ale pentru sunt au fost mai ce se să lui prin după sau dar fi va această acest către le iar ca"),
    (Language::German, "der die das und ist nicht ein eine einen einem einer mit für von zu im den dem des auf sich auch es wird werden als an bei nach aus hat sind war wie er sie wir über in ich"),
    (Language::Dutch, "de het een en van is dat niet in op te voor met zijn aan er die was als om ook naar bij dan maar door uit heeft worden wordt over hij ze nog wel deze tot geen"),
    (Language::Afrikaans, "die en van is nie het dat in op te vir met sy aan wat was as om ook na by dan maar deur uit sal word hulle ek ons hy nog wel hierdie n kan"),
    (Language::WesternFrisian, "de it in en fan is dat net yn op te foar mei syn oan dy wie as om ek nei by mar troch út hat wurde wurdt oer hy se noch wol dizze"),
    (Language::Luxembourgish, "de d den déi an ass net eng en mat fir vun ze am dem op sech och et gëtt ginn wéi bei no aus huet sinn war hien si mir iwwer méi"),
    (Language::Swedish, "och att det som en är av för på med till den har inte om ett var jag de men från så vi kan när eller efter också under hon han sig i"),
    (Language::Danish, "og at det som en er af for på med til den har ikke om et var jeg de men fra så vi kan når eller efter også under hun han sig der i blev havde"),
    (Language::Norwegian, "og at det som en er av for på med til den har ikke om et var jeg de men fra så vi kan når eller etter også under hun han seg der i ble hadde"),
    (Language::Nynorsk, "og at det som ein er av for på med til den har ikkje om eit var eg dei men frå så vi kan når eller etter også under ho han seg der i vart hadde korleis kva"),
    (Language::Icelandic, "og að það sem er í á til við um en ekki af var hann hún með fyrir frá þess þetta voru eru hafa verið eftir"),
    (Language::Finnish, "ja on ei että oli se en hän ovat mutta kun niin myös ole joka tai kuin jos sen mukaan vain jo nyt sekä hänen olla voi"),
    (Language::Estonian, "ja on ei et oli see ta kui aga ka mis ning oma kes siis või pole seda selle veel mida ma nad tema olid"),
    (Language::Hungarian, "a az és hogy nem is egy volt van de meg csak ez már ki vagy azt el mint még sem le ha lesz után szerint által"),
    (Language::Polish, "w i na z do się nie że to jest o jak po za od przez ale dla tym co są przy oraz było być który która tego już tylko jego ich"),
    (Language::Czech, "a v na se je že z do to o s i k ve pro jako si po za by ale byl od jsou bylo také podle které který jeho při už aby"),
    (Language::Slovak, "a v na sa je že z do to o s i k vo pre ako si po za by ale bol od sú bolo tiež podľa ktoré ktorý jeho pri už aby"),
    (Language::Slovenian, "in je v na za da se so z ki pa o ne ni bi tudi od po kot iz ali bil kar lahko pri še njegov bolj kako"),
    (Language::Lithuanian, "ir kad į iš su yra tai ne buvo kaip apie bet ar jis dėl nuo po jau jo taip pat tik už per dar gali šio šis ji"),
    (Language::Latvian, "un ir no ka ar par uz kas bija tika lai bet vai pēc kā arī ne to tas jau pie nav viņš tā gan līdz šo ko viņa"),
    (Language::Albanian, "të dhe e në i për me një se nga që është ka më nuk do u ky kjo si por janë tij ishte kishte edhe"),
    (Language::Turkish, "ve bir bu da de için ile olarak daha çok olan gibi en ne kadar sonra var dedi ama o ise her değil olduğunu göre kendi oldu mi ki"),
    (Language::Azerbaijani, "və bir bu da də üçün ilə olaraq daha çox olan kimi ən nə qədər sonra var dedi amma o isə hər deyil görə öz idi edir ki"),
    (Language::Uzbek, "va bir bu bilan uchun ham edi deb bo lgan esa har emas qilish keyin kerak lekin yoki o z ldi haqida g"),
    (Language::Turkmen, "we bir bu bilen üçin hem diýip bolan bolsa her däl soň gerek ýa öz boldy hakda etmek türkmen"),
    (Language::Kurmanji, "û ku ji li bi de di ew ev her jî ne xwe da wê wî ya yê yên ên bo ser lê hate hatin dike kir bû gelek ligel vê"),
    (Language::Indonesian, "yang dan di ini itu dengan untuk dari tidak dalam pada akan ke adalah juga oleh ada telah karena sebagai mereka saya bisa sudah atau tersebut kata lebih para"),
    (Language::Javanese, "lan ing kang sing iku saka marang karo ora iki dadi ana kanggo uga menyang wong kanthi dening nalika sawijining"),
    (Language::Filipino, "ang ng sa na mga at ay ni si ito hindi para kay siya ko mo niya nang kung din rin ako sila pa lang may"),
    (Language::Cebuano, "ang sa nga mga ug og kay si ni usa ka dili kini alang siya niini iyang ako kung apan adunay ilang wala"),
    (Language::Swahili, "ya na wa kwa ni katika la za hii hiyo yake kuwa huo wake wakati pia kama baada lakini alisema watu cha hayo nchi mwaka mtu"),
    (Language::Somali, "oo iyo ka ku in waa uu ayaa la u ee soo ah lagu ay isku aan kale waxaa waxay loo wuxuu inuu mid"),
    (Language::Hausa, "da na ta a ya su ba don wannan wata wani cikin amma kuma shi sun ce daga zuwa yana ne ga suka kan domin"),
    (Language::Yoruba, "ti ní kan àwọn fún tí náà sì ó wọn láti pé kò jẹ́ ati ń gbogbo rẹ̀ lọ àti"),
    (Language::Igbo, "na ndị nke ka bụ n ime ọ ya maka a ga ha onye ihe dị otu mgbe anyị site nwere"),
    (Language::Zulu, "ukuthi futhi kodwa uma ngoba kanye yokuthi noma kakhulu lapho le kusho nje wathi ngesikhathi"),
    (Language::Xhosa, "ukuba kwaye kodwa kunye okanye xa ngokuba kakhulu ukuze le wathi ngexesha loo ngoko nje"),
    (Language::Shona, "kuti uye mu ne kana asi zvakare nokuti pa kwete ndi vanhu ari aka zvino ava"),
    (Language::Kinyarwanda, "mu na ku ya n kandi ko ni cyangwa yagize byo ibyo uyu ubwo kuri abantu avuga uko"),
    (Language::Oromo, "fi kan akka isaa keessa irraa jechuun haa ture hin ni waan kun jiru irratti"),
    (Language::Twi, "na sɛ no wɔ a ne mu ɛno nso yɛ de ho nkurɔfo kɔ so ɔno saa ɛyɛ"),
    (Language::Malagasy, "ny sy amin ho izany dia tamin no fa ireo ao tsy ary hoy"),
    (Language::Haitian, "nan yo ki pou ak sou te li se gen nou pa yon sa moun fè lè tout"),
    (Language::Vietnamese, "và của là có không được cho những một trong người với các này đã để khi ở từ về cũng nhiều đến năm ra như tại"),
    (Language::Welsh, "y yn a o i ar mae yr wedi ei am bod gan fod eu hefyd oedd roedd ond nid sydd bydd ein"),
    (Language::Irish, "an na agus ar a i is ag le go bhí tá sé do ní den leis ach mar sa nach raibh faoi chun"),
    (Language::Breton, "ar an ha a e eus gant war zo ur da evit en dre c h met oa bet o hag er"),
    (Language::Basque, "eta da ez du bat zen dira ere dute izan egin baina zuen hau horrek bere beste edo baino den dela gure"),
    (Language::Maltese, "il li u ta fil f ma minn għal kien biex dan din mill lil għandu huwa kienet bħal tal"),
    (Language::Esperanto, "la kaj de en estas al ke ne por kun ĝi sed oni estis kiu tio ili el pri mi vi unu pli"),
    (Language::Latin, "et in est non ad ut cum sed quod qui ex quae sunt esse enim per si nec aut atque hoc"),
];
