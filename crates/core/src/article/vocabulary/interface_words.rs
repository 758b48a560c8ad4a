//! The tables of words and turns that pages put around their articles, in the languages that they were
//! met in. What each is worth is decided in [`super::interface`].

/// Words that are seldom met but in an interface.
pub const INTERFACE: &str = "
    شارك | شاركها | شاركه | شاركنا | شاركونا | مشاركه | المشاركه | للمشاركه | تعليق | تعليقا | تعليقك | تعليقاتكم | التعليق
    | التعليقات | تعليقات | بريدك | الالكتروني | فيسبوك | فيس | تويتر | واتساب | واتس | تلغرام | تليغرام | تيليغرام | تيلقرام
    | تلجرام | انستغرام | انستقرام | انستجرام | يوتيوب | لينكدان | بينتيريست | بنترست | ماسنجر | سناب | ريديت | طباعه
    | نشرتنا | نشراتنا | اشترك | الاشتراك | تطبيق | تطبيقنا | التطبيق | القايمه | الرييسيه | اعلان | اعلانات | الاعلانات | اعلاني | اعلانيه
    | الاعلاني | الوسوم | وسوم | تابعونا | تابعنا | تابعوا | انسخ | الخصوصيه | الكوكيز | مشاهدات | المشاهدات | المتصفح | انقر | الدلاليه | دلاليه
    | share | shares | tweet | tweets | email | comment | comments | subscribe | subscriber | subscribers | subscription
    | subscriptions | login | newsletter | newsletters | podcast | podcasts | facebook | twitter | whatsapp | telegram | linkedin
    | reddit | pinterest | instagram | tiktok | youtube | messenger | snapchat | flipboard | rss | app | apps | download | menu
    | cookie | cookies | privacy | advertisement | advertisements | advertising | advertise | adchoices | ads | ad | sponsored | trending
    | website | sitemap | homepage | footer | copyright | reprints | livestream | paywall | unsubscribe | faq | restacks | repost
    | partager | partagez | commentaire | commentaires | commenter | imprimer | abonnez | abonner | abonne | abonnes | abonnement
    | connecter | inscris | inscrivez | courriel | publicite | publicites | confidentialite | telecharger | telechargez
    | application | etiquettes | podcasts | accueil
    | compartir | comentarios | suscribete | suscribirse | boletin | publicidad | imprimir
    | teilen | kommentare | kommentar | abonnieren | anmelden | anzeige | werbung | datenschutz | impressum | drucken | merken
    | compartilhar | assine | publicidade | condividi | commenti | abbonati | iscriviti | pubblicita | stampa
    | yorumlar | abone | reklam | yazdir | giris | anasayfa | paylas
    | поделиться | комментарии | комментариев | подписаться | подпишитесь | реклама | войти | главная | рассылка
    | شيير | تبصرے | נגישות | שתפו | תגובות | פרסומת | הרשמה | התחברות
    | نبض | جوجل | غوغل | نيوزليتر | تيك | توك | لينكدين | سنابشات | ثريدز | threads | bluesky | mastodon
    | google | sidebar | sharethis | addtoany | identifier | sauvegarder | envoyer | notifications | اعلاناتنا
    | bookmark | permalink | disqus | signin | signup | autoplay | livechat | copier | partages | partage
    | favoris | imprime | similaires | recevez";

/// Words of interfaces that other texts use as well.
pub const COMMON: &str = "
    البريد | بريد | الكتروني | رابط | الرابط | اطبع | النشره | نشره | البريديه | الاخباريه | سجل | تسجيل | الدخول | دخول | حساب | حسابك
    | حمل | تحميل | بحث | ابحث | ممول | مدفوع | كلمات | مفتاحيه | الداله | نسخ | الاستخدام | استخدام | شروط | الشروط | سياسه | ملفات | تعريف
    | الارتباط | المحتوي | محتوي | الصفحه | صفحه | الصفحات | المقال | مقال | مقالات | المقالات | الخبر | الموضوع | المنشور | المنشورات | ذات | صله | متعلقه
    | قراءه | للقراءه | مشاهده | شيوعا | تداولا | ارسال | ارسل | احفظ | حفظ | حقوق | محفوظه | الموقع | موقعنا | الخط | تكبير | تصغير | المزيد | اقرا | ايضا
    | شاهد | استمع | التالي | السابق | الذهاب | انتقل | الانتقال | تخط | تخطي | الاعلي | زر | اتصل | بنا | نحن | اضغط | هنا | الغاء | الرد | اضف | اترك | اكتب
    | الاكثر | رابطه | منصات | التواصل | الاجتماعي | اصدقايك | قناتنا | قناه | صفحتنا | حسابنا | حساباتنا | الاشعارات | اشعارات | عاجله | العاجله | قصص | مقترحه
    | عرض | تحديثات | مباشر | مباشره | بث | وظايف | اعلن | معنا | الاسم | خطا | ابلغ | مساحه | المشتركين | الاخبار
    | sign | log | register | account | search | skip | content | navigation | terms | conditions | feedback | print | save | copy | link
    | links | reply | policy | newest | oldest | viewed | related | topics | topic | tags | tag | previous | next | article | articles
    | story | stories | site | index | page | header | browser | follow | click | listen | watch | read | reading | also | view | views | edit
    | report | error | corrections | clarifications | accept | reject | manage | preferences | settings | options | rights | reserved
    | permissions | contact | about | careers | jobs | help | edition | live | updates | loading | toggle | close | play | pause | gallery
    | slideshow | shop | donate | contribute | support | unlock | premium | upgrade | paid | discussion | post | posts | leave | cancel
    | submit | required | fields | moderated | channel | channels | friends | notifications | reuse | social | sharing | media | explore
    | discover | editors | picks | credit | credits | mail | e | inbox | suggested | recommended | popular | breaking | latest | full | author
    | standards | journalistic | tip | collection | information | notice | choices | choice | use | join | visit | try | best | start | today
    | lire | aussi | suite | article | articles | voir | ecouter | video | videos | dossier | selections | ajouter | offrir | sujets | lies
    | meme | rubrique | sujet | laisser | annuler | reponse | contenu | aller | acceder | principal | navigation | precedent | suivant | plus
    | lus | droits | reserves | temps | lecture | propos | lien | copier | mots | cles | categories | suivez | suivre | recherche | rechercher
    | se | signaler | une | erreur | lire | conditions | utilisation | mentions | legales | cgu | chaine | espace | compte | rediger | transferer
    | alertes | alerte | gratuit | gratuitement | reutiliser | ce | direct | continu | journal | numerique | fenetre | nouvelle | ouvre | cliquez | whatsapp
    | seguir | siguenos | leer | tambien | artikel | lesen | mehr | auch | zum | inhalt | leia | tambem | leggi | anche | читать | также | ещё
    | احدث | اخر | ابرز | القسم | الريسي | الوصول | روابط | السهل | الملاحه | البحث | المنتدي | اللغات | مواضيع
    | موضوع | مواضيعنا | مختصر | قصير | النسخه | الورقيه | عدد | القراءات | القراء | اظهر | اغلاق | اخفاء
    | التغطيه | تغطيه | شامله | الجزء | التطورات | الارشيف | ارشيف | خريطه | خدماتنا | خدمات | رييسيه | القصه
    | كامله | اصلي | الاصلي | منشور | عبر | البودكاست | بودكاست | نشرات | جميع | الحلقات | حلقات | الخدمه
    | مشترك | مميز | recent | archives | archive | primary | secondary | sidebar | interactions | similar
    | licensing | purchase | exclusive | message | sponsor | transcript | hide | show | caption | sections
    | section | network | services | services | shortcuts | keyboard | player | audio | accessibility | tools
    | resize | text | font | size | increase | decrease | translate | translation | language | languages
    | alerts | alert | forum | posted | filed | under | like | tagged | category | uncategorized | source
    | original | originally | reads | votes | rate | rating | stars | up | back | top | see | get | our | daily
    | briefing | weekly | digest | special | offers | offer | gift | ensemble | similaires | precedents
    | recents | recent | derniers | dernieres | nouvelles | reserve | manquez | pas | unes | redaction | aide
    | cgv | charte | kiosque | boutique | jeux | annonces | emploi | services | tout | toute | toutes | ici | typo | تهمك";

/// Names of the parts of a site, as its menus hold them.
pub const SECTIONS: &str = "
    اخبار | سياسه | اقتصاد | رياضه | ثقافه | فنون | وفنون | عالم | العالم | فيديو | صور | راي | عاجل | محليات | محافظات | حوادث | منوعات | مجتمع
    | جهات | فن | وثقافه | صوت | وصوره | تكنولوجيا | صحه | علوم | طب | دين | عربي | دولي | برامج | البرامج | تقارير | تحقيقات | كتاب | مقالات | ملفات | المراه
    | الشرق | الاوسط | افريقيا | اسيا | اوروبا | الراي | الاولي | الصفحات | تردداتنا
    | home | news | world | politics | business | sport | sports | opinion | video | videos | culture | lifestyle | environment | tech
    | technology | science | health | travel | arts | entertainment | innovation | us | uk | europe | africa | asia | middle | east | weather
    | money | food | local | photos | magazine | events | obituaries | classifieds
    | politique | economie | international | societe | culture | sports | monde | afrique | sante | sciences | planete | debats | actualites
    | actualite | videos | livres | idees | moyen | orient | faits | divers | commune | emissions
    | inicio | mundo | deportes | politik | wirtschaft | kultur | startseite | gundem | dunya | spor | ekonomi
    | كوردي | english | francais | arabic | markets | companies | العربيه | دوليات | محلي | خليجي | شيون | لايف
    | ستايل | سياحه | سيارات | كاريكاتير | الرياضه | السياسه | الاقتصاد | المجتمع | الثقافه | investigations
    | analysis | features | nation | state | region | education | climate | royals | football | cricket | tennis
    | enquete | enquetes | checknews | high-tech | people | meteo | elections | regions | france | maghreb
    | amerique | amer | الاسواق | اسواق";

/// Words between those of an interface, which say nothing by themselves.
pub const BETWEEN: &str = "
    علي | في | من | الي | عن | عبر | مع | هذا | هذه | كل | او | و | لا | ما | علي | قبل | بعد | حول | اعلي | الان | جديد | كن | اول | انا | هل | لك | به
    | the | a | an | to | of | on | in | at | for | with | by | via | from | your | our | my | us | you | we | it | this | that | these | and | or
    | is | are | be | all | now | here | new | what | who | how | more | up | out | off | top | most | free | s | after | before | not | first
    | le | la | les | l | de | du | des | d | a | au | aux | en | et | ou | un | cet | cette | ces | sur | par | pour | dans | avec | vos | votre
    | notre | nos | vous | nous | je | j | m | se | mes | ne | que | qui | el | los | y | der | die | das | und | con";

/// A line that begins so is of the page, whatever else it says.
pub const PROOF_STARTS: &str = "
    اقرا المزيد المشتركون فقط | للمشتركين فقط | read more subscribers only | subscribers only | ارسال بالبريد | الاخبار المنشوره علي الصفحه الرسميه
    | find out what's happening in
    | لن يتم نشر عنوان | لن ينشر عنوان | لن يتم نشر بريدك | الحقول الالزاميه | اترك تعليق | اترك تعليقا
    | اترك تعليقك | اضف تعليق | اضف تعليقا | اضف تعليقك | تخط الي المحتوي | تخطي الي المحتوي | انتقل الي المحتوي
    | الذهاب الي المحتوي | احفظ اسمي | اعاده استخدام هذا المحتوي | ادخل بريدك الالكتروني
    | نستخدم ملفات تعريف الارتباط | يستخدم هذا الموقع ملفات | لا يمكن اضافه هذا البريد | اعجبك هذا التقرير
    | اعجبك هذا المقال | اعجبك المقال | اعجبك الخبر | تخطي قصص مقترحه | تعليقات الزوار | كن اول من يعلق
    | لا توجد تعليقات | كلمات دلاليه | كلمات مفتاحيه | الكلمات المفتاحيه | الكلمات الداله | مواضيع ذات صله
    | موضوعات ذات صله | اخبار ذات صله | مقالات ذات صله | موضوعات متعلقه | مواضيع متعلقه | اخبار متعلقه
    | قد يعجبك ايضا | قد يهمك ايضا | وقد يهمك ايضا | قد تعجبك هذه | your email address will not
    | required fields are marked | leave a comment | leave a reply | post a comment | skip to content
    | skip to main | skip to site index | save my name | please enter your | you have entered an incorrect email
    | we use cookies | we value your privacy | we and our partners | by clicking | by signing up
    | by subscribing | this site uses | privacy notice | enter your email | sign up to our | sign up for our
    | subscribe to our newsletter | listen to this article | share this article | share or comment
    | share what you think | the comments below | click here to share | after newsletter promotion
    | skip past newsletter | you have a preview view | related articles | this article is for subscribers
    | already a subscriber | you must be logged in | this post is for | free weekly newsletter
    | free daily newsletter | laisser un commentaire | votre adresse e-mail ne | votre adresse de messagerie
    | les champs obligatoires | aller au contenu | acceder au contenu | article reserve aux abonnes
    | cliquez pour partager | partager l'article | partager cet article | nous utilisons des cookies
    | recevez toute l'actualite | suivez toute l'actualite | emportez l'actualite | telechargez l'application
    | abonnez-vous a notre | inscrivez-vous a notre | sur le meme sujet | dans la meme rubrique
    | la redaction vous conseille | ajouter a vos selections | deja abonne | pour lire la suite
    | انتقل الي الملاحه | انتقل الي البحث | انتقل الي المحتوي الرييسي | تخطي الي الجزء | تخطي الي القسم
    | شاركونا تعليقاتكم | التعليقات المنشوره | this post was originally | this article was originally
    | this story was originally | terms of service | see all news | open navigation | links to related
    | click to share | tagged with | reader interactions | was this article helpful | support our journalism
    | if you enjoyed this | recevez notre | l'acces a la totalite | cet article est reserve
    | reserve aux abonnes | articles similaires | ne manquez pas | j'aime ca | j'aime chargement
    | inscrivez-vous gratuitement";

/// A line that begins so leads to another page. Behind a colon the rest is that page's title; in a closed
/// sentence they may as well be its own words.
pub const LINK_STARTS: &str = "
    اقرا المزيد | اقرا ايضا | اقرا كذلك | طالع ايضا | شاهد ايضا | اقرا في الموقع | للمزيد من الاخبار
    | المزيد من الاخبار | المزيد من المقالات | تابع ايضا | الوسوم | وسوم | الكلمات الداله | جميع الحقوق محفوظه
    | كل الحقوق محفوظه | حقوق النشر محفوظه | الاكثر قراءه | الاكثر مشاهده | read more | read also | see also
    | related | related article | related story | tags | filed under | all rights reserved | previous article
    | next article | most read | most viewed | explore more on | lire aussi | a lire aussi | lire egalement
    | a voir aussi | voir aussi | lire la suite | mots-cles | categories | etiquettes | tous droits reserves
    | partager via | les plus lus | leer tambien | lee tambien | lea tambien | ver tambien | lesen sie auch
    | mehr zum thema | leia tambem | leia mais | leggi anche | читайте также | смотрите также | tagged with
    | لقراءه المزيد | لقراءه الخبر | المصدر الاصلي | رابط الخبر | طالع | طالع المزيد | طالعوا | اقراوا ايضا
    | اقراي ايضا | related: | you may also like | you might also like | more stories | similar articles
    | articles similaires | a lire egalement | lisez aussi";

/// What opens a line on whose the text is.
pub const RIGHTS: &str =
    "جميع الحقوق محفوظه | كل الحقوق محفوظه | حقوق النشر محفوظه | all rights reserved | tous droits reserves";

/// A line that is nothing but this is of the page.
pub const PROOF_LINES: &str = "
    تم نسخ الرابط | التعليقات مغلقه | اترك رد | اترك ردا | الغاء الرد | المقال السابق | المقال التالي | الخبر السابق | الخبر التالي
    | العوده الي الاعلي | تسجيل الخروج | انشاء حساب | تحميل المزيد | استمع الي المقال | استمع للخبر | الرابط المختصر | حجم الخط | تكبير الخط
    | تصغير الخط | قيم هذا المقال | البث المباشر | هذا المحتوي للمشتركين فقط | تعلم الانجليزيه مع gymglish | ربما يعجبك | اضافه تعليق
    | احفظ بياناتي في هذا المتصفح للمره المقبله | اشترك ليصلك كل جديد | هل لديك تصحيح؟ راسلنا | ابلغ عن خطا | تشغيل الفيديو
    | comments are closed | article continues below | story continues below | promoted content | got a tip? email us | copy link | sign in
    | sign out | log in | log out | report an error | photo gallery | la suite apres la publicite | passer la publicite | tout accepter
    | tout refuser | gerer les cookies | haut de page | s'inscrire a la newsletter | signaler une erreur | reutiliser ce contenu
    | offrir cet article | mentions legales | site web | s’inscrire a la newsletter
    | رابط المصدر | الاكثر شيوعا | سياسه الخصوصيه | شروط الاستخدام | كن متابعا لنا | انا اشترك | اضغط هنا
    | انقر هنا | تسجيل الدخول | نسخ الرابط | انسخ الرابط | جدول المحتويات | وظايف شاغره | صفحه البدايه
    | قصص مقترحه | قصص مقترحه نهايه | الصفحه غير متوفره | الرساله الاخباريه | استمع للمقال | end of list
    | see all topics | skip links | site index | social sharing | corrections and clarifications | ad feedback
    | most read | most viewed | editors' picks | a lire aussi | se connecter | s'abonner | je m'abonne
    | je m'inscris | page non trouvee | sur le meme sujet | sujets lies | mots-cles | propulse par wordpress
    | powered by wordpress | 相关阅读 | 相关新闻 | 责任编辑 | 関連記事 | ログイン | 会員登録 | 관련기사 | 로그인 | 회원가입 | ข่าวที่เกี่ยวข้อง
    | शेयर करें | और पढ़ें | संबंधित खबरें | source link | read original | رابط مختصر | رابط قصير | رابط الخبر
    | مصدر الخبر | القسم الرييسي | مواضيع قد تعجبك | اظهر المزيد | اقل من دقيقه | زر الذهاب الي الاعلي
    | شاهد ايضا | النسخه الورقيه | الصفحه الرييسيه | حفظ المقال | primary sidebar | recent posts
    | purchase licensing rights | suggested topics | hide caption | toggle caption | sponsor message
    | s'identifier | reserve aux abonnes | article reserve | article abonne | ne manquez pas
    | accessibility links | open navigation menu | read the original article | load more | view all
    | view comments | you may also like | you might also like | recommended for you
    | advertisement - continue reading below | continue reading below | story continues below advertisement
    | lire plus tard | article suivant | article precedent | offrez cet article";

/// A line that begins so promotes something.
pub const PROMOTION_STARTS: &str = "
    انضم الي قناتنا | انضموا الي قناتنا | لمتابعه اخر الاخبار حمل | تابع اخر الاخبار عبر تطبيقنا | follow bbc news on
    | خدمه الشركاء | محتوي الشركاء | محتوي مدفوع | حاول مجانا | جرب مجانا | جربها مجانا | سجل الان | سجل مجانا
    | اشترك الان | اشترك مجانا | اشترك في نشرتنا | اشترك في النشره | النشره البريديه | النشره الاخباريه | لتصلكم الاخبار | لتصلك الاخبار
    | partner content | sponsored content | paid content | try free | try it free | try for free | free trial
    | start your free | subscribe now | subscribe to our | sign up for our | sign up now | sign up to | subscribe for | ready for more
    | contenu partenaire | contenu sponsorise | essai gratuit | essayez gratuitement | abonnez-vous | s'abonner
    | inscrivez-vous | rendez-vous ce soir";

/// A line that holds this, and little else, promotes something.
pub const PROMOTION_PARTS: &str = "
    بريدك الالكتروني | بريدكم الالكتروني | في بريدك | الي بريدك | your inbox | your email | votre boite mail";

/// A line that is nothing but this says that an advertisement is there.
pub const ADVERTISEMENTS: &str = "
    اعلان | اعلانات | اعلان ممول | مساحه اعلانيه | advertisement | advertisements | sponsored | ad | skip advertisement | publicite | 广告
    | anzeige | werbung | publicidad | реклама | reklam";

/// The words of which the line is made that says how long the reading takes.
pub const READING_TIME: &str = "
    دقيقه | دقيقتان | دقايق | واحده | للقراءه | قراءه | القراءه | وقت | مده | زمن | المقال | اقل | من
    | min | mins | minute | minutes | read | reading | time | to | lecture | de | temps | duree | article";

/// Those of them that speak of reading.
pub const READING: &str = "للقراءه | قراءه | القراءه | read | reading | lecture";

/// Those of them that count minutes without a number.
pub const ONE_OR_TWO_MINUTES: &str = "دقيقه | دقيقتان | one";

/// Marks that a page's template left behind, without their brackets.
pub const TEMPLATE_MARKS: &str = "
    caption | gallery | embed | ad | ads | advertisement";

/// A line that is nothing but this heads a list of links or of keywords.
pub const LIST_OPENERS: &str = "
    اقرا المزيد | اقرا ايضا | اقرا كذلك | طالع ايضا | شاهد ايضا | مواضيع ذات صله | موضوعات ذات صله | اخبار ذات صله | مقالات ذات صله
    | ذات صله | موضوعات متعلقه | مواضيع متعلقه | اخبار متعلقه | قد يهمك ايضا | وقد يهمك ايضا | قد يعجبك ايضا | قصص مقترحه | حول هذه القصه
    | الاكثر قراءه | الاكثر مشاهده | الاكثر شيوعا | الاكثر تداولا | كلمات دلاليه | كلمات مفتاحيه | الكلمات الداله | الكلمات المفتاحيه | الوسوم | وسوم
    | read more | read also | read next | keep reading | related | related articles | related stories | related topics | related article
    | most read | most viewed | top stories | editors' picks | explore more on these topics | tags | topics | trending | more from author
    | lire aussi | a lire aussi | sujets lies | sujets | mots-cles | tags | sur le meme sujet | dans la meme rubrique | la redaction vous conseille
    | les plus lus | en continu | etiquettes | 相关阅读 | 相关新闻 | 関連記事 | 관련기사
    | مواضيع قد تعجبك | مواضيع | recent posts | archives | more stories | you may also like
    | you might also like | recommended for you | most popular | suggested topics | articles similaires
    | ne manquez pas | a la une | en images | المزيد من التغطيه | مواضيع قد تهمك | اخبار قد تهمك | مقالات قد تهمك | recent stories | latest stories | latest news";

/// A line that begins so, with a colon and a keyword behind it, heads a list of keywords.
pub const KEYWORD_OPENERS: &str = "
    المزيد عن | المزيد حول | الوسوم | وسوم | الكلمات الداله | كلمات مفتاحيه | الكلمات المفتاحيه | tags | topics | more on | filed under
    | mots-cles | sujets | etiquettes";

/// A box that a page puts into the article begins below a line that begins so.
pub const BOX_STARTS: &str = "list of | skip past newsletter | تخطي قصص مقترحه | تخطي القصص | تخطي مواضيع";

/// Such a box ends at a line that begins so.
pub const BOX_ENDS: &str = "end of list | after newsletter | قصص مقترحه نهايه | نهايه القايمه | مواضيع قد تهمك نهايه";

/// A line that ends so asks its reader to go elsewhere, whatever it says before.
pub const PROMPT_ENDS: &str = "
    sign up here | subscribe here | sign up now | click here | read more here | find out more here | learn more | اضغط هنا | انقر هنا | من هنا
    | cliquez ici | inscrivez-vous ici | abonnez-vous ici | s'inscrire ici";

/// The first page of a site, from which the path to an article begins.
pub const HOMES: &str =
    "الرييسيه | الصفحه الرييسيه | الاولي | home | homepage | accueil | inicio | startseite | anasayfa | главная";

/// What a prompt offers.
pub const OFFERS: &str = "newsletter | newsletters | inbox | alerts | نشرتنا | النشره | بريدك | بريدكم | infolettre";

/// What it wants for that.
pub const DEMANDS: &str = "sign | subscribe | get | receive | اشترك | اشتركوا | سجل | inscrivez | abonnez | recevez";

/// A line that begins so leads to another page, or is as well the headline of a text.
pub const PERHAPS_LINK_STARTS: &str = "
    شاهد | المزيد من | المزيد حول | المزيد عن | مواضيع اخري | التالي | السابق | تابعوا | ينصح | شاهد بالفيديو
    | read next | see more | more on | more from | keep reading | topics | watch | follow us on | share this
    | share on | newsletter | about the author | notre dossier | suivez-nous | partager sur | sujets | ecouter
    | posted in | keep up with | المزيد من التغطيه | لمشاهده | للمشاهده | انظر ايضا | in pictures | in photos
    | en images | en video | notre selection | a decouvrir | decouvrez | retrouvez | sur notre site | videos
    | recommended | dans l'actualite | il vous reste | get the latest | stay up to date | originally published
    | for more news | keyboard shortcuts | never miss a story | لمتابعه احدث الاخبار | تابعوا اخر الاخبار
    | لمزيد من الاخبار | receive our | thanks for reading | thank you for reading this | our standards
    | تعرف علي احدث | recent stories | latest stories | latest news | مواضيع قد تهمك | اخبار قد تهمك | مقالات قد تهمك";

/// A line that is nothing but this may be of the page, or of any text.
pub const PERHAPS_LINES: &str = "
    ذات صله | حول هذه القصه | من نحن | اتصل بنا | بث مباشر | الرييسيه | تابعونا | اخر الاخبار | ابرز التطورات
    | عرض المزيد | نشرت في | نشر في | keep reading | follow us | contact us | top stories | read more
    | read next | lire la suite | lire aussi | contribuer | temps de lecture | en continu | a la une | 分享 | 评论
    | 广告 | 登录 | 注册 | 首页 | 打印 | 收藏 | シェア | 広告 | コメント | ホーム | 공유 | 댓글 | 광고 | แชร์ | โฆษณา | विज्ञापन | قد يعجبك
    | اغلاق | like this | newsletters | loading | back to top | show more | show less | most popular
    | more stories | up next | continue reading | voir plus | en savoir plus";

/// What a page says of itself wherever it stands in a line.
pub const PROOF_PARTS: &str = "appeared first on | est apparu en premier sur";
