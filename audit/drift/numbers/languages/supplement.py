# ruff: noqa: E501 -- word lists, wrapped by hand
"""What CLDR leaves out: inflected and colloquial number words, halves, dozens, joining words.

One row per language. A head says what the words after it are: ``c5`` cardinal 5, ``o3``
ordinal, ``s1000`` scale word, ``h100`` multiplies what stands before it, ``f1/2`` fraction,
``v12`` vague or colloquial amount (dozen), ``m9`` month, ``d1`` weekday (Monday), ``%`` per
cent, ``&`` a word that joins the parts of a number, ``a`` indefinite article, ``p``/``q``
after/before noon, ``ukm`` unit, ``$EUR`` currency, ``-`` not a number word after all, ``?`` a word of another meaning too.
An underscore stands for a space. Written by hand, not checked by speakers.
"""

from __future__ import annotations

_ROWS: dict[str, str] = {
    "en": """c20 twenties|c30 thirties|c40 forties|c50 fifties|c60 sixties|c70 seventies|c80 eighties|c90 nineties|s1000000000000000 quadrillion|c0 nil nought zero|c1 one|o1 first once|o2 second secondly twice|o3 third thirdly
        thrice|c2 both pair couple duo twin twins|h100 hundred|v100 hundreds|
        s1000 thousand k grand|v1000 thousands|s1000000 million m mn mln mio millionth|
        v1000000 millions|s1000000000 billion bn bln b|v1000000000 billions|
        s1000000000000 trillion tn trn|s100000 lakh lac lakhs|s10000000 crore crores cr|
        v12 dozen dozens|v20 score|f1/2 half halves|f1/4 quarter quarters|f2 double doubled
        doubling doubles twofold|f3 triple tripled trebled treble triples threefold trio hat-trick|
        f4 quadruple quadrupled fourfold|v10 decade decades teen teens teenage teenaged teenager teenagers|v100 century centuries centenary|
        % percent pct percentage percents|& and|a a an|$EUR euro euros|$GBP quid sterling|
        $USD dollar dollars buck bucks|$KRW won|p pm|q am|umi mile miles|uft feet foot ft|
        uin inch inches|uyd yard yards|ukm km kilometre kilometres kilometer kilometers kms|
        um metre metres meter meters|ucm centimetre centimetres|ukg kg kilo kilos kilogram
        kilograms|ug gram grams|ul litre litres|ulb lb lbs|uoz ounce ounces|ut tonne tonnes ton
        tons|uac acre acres|uha hectare hectares|uC celsius centigrade|uF fahrenheit|umph mph|
        ukm/h kph km/h|ust stone|- in c
        |m5 may|m1 jan|m9 sept""",
    "de": """c1 ein|c2 beide beiden beider zwo paar|h100 hundert|v100 hunderte hunderten|v1000 tausende
        tausenden|s1000 tsd|s1000000 mio mill|s1000000000 mrd|v12 dutzend dutzende dutzenden|
        f1/2 halb halbe halben halber halbes hälfte|f1/4 viertel|f1/3 drittel|f3/2 anderthalb
        eineinhalb|f5/2 zweieinhalb|f3/4 dreiviertel|o1 erste ersten erster erstes erstem erstmals
        einmal|o2 zweite zweiten zweiter zweites zweitem zweimal|o3 dritte dritten dritter drittes
        drittem dreimal|f2 doppelt doppelte verdoppelt verdoppeln verdoppelte|f3 dreifach
        verdreifacht|% prozent prozentig prozentige|& und|a ein eine einen einem einer eines|
        v10 jahrzehnt jahrzehnte jahrzehnten|v100 jahrhundert jahrhunderts jahrhunderte|
        d6 sonnabend samstag|uC grad|ukg kilo kilos kilogramm|umi meile meilen|uft fuß""",
    "nl": """c1 een één|c2 beide allebei|h100 honderd|v100 honderden|v1000 duizenden|s1000 duizend|
        s1000000 mln miljoen|s1000000000 mld miljard|v12 dozijn dozijnen|v10 tientallen decennium
        decennia|v100 eeuw eeuwen|f1/2 half halve helft|f1/4 kwart kwartier|f1/3 derde|f3/2
        anderhalf anderhalve|o1 eerste eens eenmaal|o2 tweede tweemaal|o3 derde driemaal|
        f2 dubbel dubbele verdubbeld verdubbelen verdubbelt|% procent|& en|a een|c2 twee|c4 vier""",
    "sv": """c1 en ett|c2 båda bägge|h100 hundra|v100 hundratals|v1000 tusentals|s1000000 mn mnkr|
        s1000000000 mdr md|v12 dussin dussintals|f1/2 halv halva halvt hälften|f1/4 fjärdedel kvart
        kvarts|f1/3 tredjedel|% procent|& och|a en ett|v10 decennium decennier årtionde|v100
        århundrade sekel|o1 första förste|o2 andra andre|v24 dygn dygnet""",
    "da": """c1 en et én|c2 begge|h100 hundrede|v100 hundredvis|s1000 tusind tusinde|s1000000 mio|
        s1000000000 mia|v12 dusin snesevis|f1/2 halv halve halvt halvdelen|f3/2 halvanden halvandet|
        f1/4 kvart kvarter|f1/3 tredjedel|% procent pct|& og|a en et|v10 årti årtier|v100 århundrede|v24 døgn døgnet""",
    "nb": """c1 en ett én|c2 begge|c7 sju syv|c20 tjue tyve|c30 tretti tredve|h100 hundre|
        v12 dusin titalls|f1/2 halv halve halvt halvparten|f3/2 halvannen halvannet|% prosent|& og|
        a en et|s1000000000 mrd milliard milliarder|v10 tiår|v100 århundre|v24 døgn døgnet""",
    "is": "s1000000 milljón milljónir milljónum milljóna|s1000000000 milljarður milljarðar milljarða milljörðum milljarð|h100 hundruðum hundruða|v24 sólarhring sólarhringur sólarhringinn sólarhringur sólarhringnum sólarhrings|v10 áratug áratugur áratugnum áratugar áratugi|v100 öld öldin öldinni aldar|o1 fyrsta fyrsti|o2 önnur annar|f1/4 fjórðungur fjórðungnum fjórðungsins|f1/3 þriðju|d1 mánudag mánudaginn|d2 þriðjudag þriðjudaginn|d3 miðvikudag miðvikudaginn|d4 fimmtudag fimmtudaginn|d5 föstudag föstudaginn|d6 laugardag laugardaginn|d7 sunnudag sunnudaginn|c2 báðir báðar tvo tvær tveir tveimur tveggja|c3 þrír þrjár þrjú þrjá þremur þriggja|c4 "
    "fjórir fjórar fjögur fjóra fjórum fjögurra|h100 hundrað hundruð|s1000 þúsund þúsundir|f1/2 hálf "
    "hálfa hálft helmingur|% prósent prósentum prósenta|& og",
    "fr": """c1 un une|c2 deux|h100 cent cents|v100 centaine centaines|v1000 milliers millier|s1000 mille
        mil|s1000000 million millions|s1000000000 milliard milliards md mds|v12 douzaine douzaines|
        v10 dizaine dizaines décennie décennies|v15 quinzaine|v20 vingtaine|v30 trentaine|v40
        quarantaine|v50 cinquantaine|v60 soixantaine|v100 siècle siècles|f1/2 demi demie moitié
        demi-heure mi|f1/4 quart quarts trimestre|f1/3 tiers|o1 premier première premiers premières 1er|
        o2 deuxième second seconde|f2 double doublé doubler doubles|f3 triple triplé|% pourcent|& et|
        a un une|c80 quatre-vingts quatre-vingt|c70 septante|c90 nonante|c80 huitante octante|
        d1 lundi|p soir après-midi|q matin|- an m""",
    "es": """c1 un una uno|c2 ambos ambas par|c21 veintiún veintiuna|h100 cien ciento|c200 doscientas|
        c500 quinientos quinientas|v100 centenar centenares cientos|s1000 mil|v1000 miles millares|
        s1000000 millón millones mill|s1000000000000 billón billones|v12 docena docenas|v10 decena
        decenas década décadas|v100 siglo siglos|v15 quincena|f1/2 medio media mitad|f1/4 cuarto cuarta
        trimestre|f1/3 tercio tercios|o1 primer primero primera primeros primeras|o2 segundo segunda|
        o3 tercer tercero tercera|f2 doble duplicar duplicado duplicó|f3 triple|& y|a un una|% porciento|
        m9 setiembre""",
    "pt": """c1 um uma|c2 duas dois ambos ambas par|c14 catorze quatorze|c16 dezesseis|c17 dezessete|
        c19 dezenove|h100 cem cento|v100 centena centenas|s1000 mil|v1000 milhares milhar|s1000000
        milhão milhões mi|s1000000000 bilhão bilhões mil_milhões bi|v12 dúzia dúzias|v10 dezena
        dezenas década décadas|v100 século séculos|f1/2 meio meia metade|f1/4 quarto trimestre|f1/3
        terço terços|o1 primeiro primeira primeiros primeiras|o2 segundo segunda|o3 terceiro terceira|
        f2 dobro dobrar duplo dobrou duplicar|f3 triplo|& e|a um uma|% porcento|d1 segunda|d2 terça|
        d3 quarta|d4 quinta|d5 sexta|d6 sábado|d7 domingo""",
    "it": """c1 un uno una|c2 entrambi entrambe coppia paio|h100 cento|v100 centinaia centinaio|s1000 mila
        mille|v1000 migliaia migliaio|s1000000 milione milioni mln|s1000000000 miliardo miliardi mld|
        v12 dozzina dozzine|v10 decina decine decennio decenni|v15 quindicina|v20 ventina|v30 trentina|
        v40 quarantina|v50 cinquantina|v100 secolo secoli|f1/2 mezzo mezza metà mezz|f1/4 quarto trimestre|
        f1/3 terzo terzi|o1 primo prima primi prime|o2 secondo seconda secondi|f2 doppio raddoppiare
        raddoppiato|f3 triplo|& e|a un uno una|% percento|c8 otto|? venti""",
    "ro": """f1/3 treimi|c1 un o unu una unui unei|c2 doi două ambii ambele doua doilea|c12 douăsprezece doisprezece|
        c14 patrusprezece paisprezece|c16 șaisprezece|h100 sută sute|v100 sutele|s1000 mie mii|s1000000 milion
        milioane mil|s1000000000 miliard miliarde mld|v12 duzină duzini|v10 zeci deceniu decenii|v100 secol
        secolul|f1/2 jumătate jumate|f1/4 sfert trimestru|f1/3 treime|o1 prim prima primul primii primele|
        f2 dublu dubla dublat|& și si|a un o|c20 douăzeci|c6 șase şase|c7 șapte şapte|c60 șaizeci|c70 șaptezeci|
        o2 doilea doua|o3 treilea treia|o4 patrulea patra|o5 cincilea cincea""",
    "ca": "c2 dos dues ambdós ambdues|h100 cent cents|s1000 mil milers|f1/2 mig mitja meitat|& i|v12 dotzena|"
    "o1 primer primera|o2 segon segona|o3 tercer tercera|v10 dècada desena desenes|v100 segle",
    "gl": "c2 dous dúas|h100 cen cento|s1000 mil|f1/2 medio media metade|& e|v12 ducia|o1 primeiro primeira",
    "ru": """s1000000000000000 квадриллион квадриллионов квадриллиона|c1 один одна одно однажды|c2 двое двоих двоим двумя обе оба обоих обеих обеим обоим обеими пара
        пару пары|c3 три трех трем тремя трое троих троим|c4 четыре четырех четырем четырьмя четверо
        четверых|c5 пятеро пятерых|c6 шестеро шестерых|c7 семеро семерых|c40 сорок сорока|c90 девяносто
        девяноста|h100 сто ста|c200 двести двухсот двумстам|c300 триста трехсот|c400 четыреста
        четырехсот|c500 пятьсот пятисот|c600 шестьсот шестисот|c700 семьсот семисот|c800 восемьсот
        восьмисот|c900 девятьсот девятисот|v100 сотни сотен сотня сотню сотням|s1000 тысяч тысячи тыс тысячн|s1000000 миллионн|s1000000000 миллиардн|
        s1000000000 млрд|v12 дюжина дюжины дюжину дюжин|v10 десяток десятка десятков десятки десятилетие
        десятилетия десятилетий|v100 век века веке веков столетие столетия|f1/2 половиной половина половины половину
        половине полтора_ пол|f3/2 полтора полторы полутора|f1/4 четверть четверти квартал квартале|f1/3
        треть трети|v24 сутки суток|o1 первый первая первое первой первого первом первые первую первых впервые|o2 второй
        вторая второе второго втором вторую вторые дважды|o3 третий третья третье третьего третьем третьей
        третью трижды|f2 вдвое удвоить двойной|f3 втрое тройной|% процент процента процентов проценты
        процентах процентам проц|& и|p вечера дня|q утра ночи|$UAH гривна гривен|uC градус градусов градуса|ucm см|umm мм|ukm км|ukg кг""",
    "uk": """f1/3 третини третин|o3 втретє|c2 двоє двох двом двома обидва обидві обох пара пару|c3 троє трьох трьом трьома|c4 четверо чотирьох
        чотирьом|c5 п’ять п'ять пʼять пять п’яти п'яти п’ятеро|c6 шість шести шестеро|c7 сім семи семеро|
        c8 вісім восьми|c9 дев’ять дев'ять девять дев’яти|h100 сто ста|c200 двісті двохсот|v100 сотні сотень|
        s1000 тисяч тисячі тис тисячн|s1000000 мільйонн|s1000000 млн|s1000000000 млрд|v12 дюжина дюжини|v10 десяток десятки десятків
        десятиліття|v100 століття сторіччя вік|f1/2 половиною половина половини половину пів|f3/2 півтора півтори|f1/4
        чверть чверті квартал кварталі|f1/3 третина третину|v24 доба доби добу|o1 перший перша перше першого першої першу
        вперше|o2 другий друга друге другого другої двічі|o3 третій третя третє третього тричі|% відсоток
        відсотка відсотків відсотки процент процентів|& і й та""",
    "be": "c2 двое абодва|c5 пяць пяці|f1/2 палова паловы палову|& і|% працэнт працэнта працэнтаў|v10 дзясяткі|"
    "s1000 тысяч тысячы",
    "bg": """c1 един една едно|c2 двама двете двата двамата и_двамата|c3 трима тримата трите|c4 четирима четиримата|
        c5 петима|c6 шестима|c11 единадесет единайсет|c12 дванадесет дванайсет|c13 тринадесет тринайсет|c14
        четиринадесет четиринайсет|c15 петнадесет петнайсет|c16 шестнадесет шестнайсет|c17 седемнадесет
        седемнайсет|c18 осемнадесет осемнайсет|c19 деветнадесет деветнайсет|c20 двадесет двайсет|c30 тридесет
        трийсет|c40 четиридесет четирийсет|c60 шестдесет шейсет|h100 сто|v100 стотици стотина|s1000 хиляда
        хиляди хил|s1000000 милион милиона млн|s1000000000 милиард милиарда млрд|v12 дузина дузини|v10
        десетки десетилетие десетилетия|v100 век века|f1/2 половин половина половината|f1/4 четвърт
        тримесечие|f1/3 трета третина|o1 първи първа първо първия първият първата първото първите|o2 втори
        втора второ втория вторият втората|o3 трети трета трето третия|% процент процента процентов
        процентен|& и|v24 денонощие денонощия""",
    "mk": """o3 третпат|o2 вторпат|s1000000000000 трилион трилиони|f1/3 третини третините|c1 еден една едно|c2 два две двата двете двајца двајцата обете обата|c3 три трите тројца|c4 четири
        четворица|c5 пет петмина|h100 сто|v100 стотици|s1000 илјада илјади|s1000000 милион милиони мил|
        s1000000000 милијарда милијарди|v12 десетина|v10 деценија децении десетици|v100 век|f1/2 половина
        половината пол|f1/4 четвртина|f1/3 третина|o1 прв прва прво првиот првата првото првите|o2 втор втора
        второ вториот втората|o3 трет трета трето третиот третата|% процент проценти отсто процентни|& и|v24 деноноќие""",
    "sr": """c1 један једна једно једног једне једну jedan jedna jedno jednog jedne jednu|c2 двоје двојица двојице
        оба обе dvoje dvojica dvojice oba obe obje dva dve dvije dvije dvaju dvema два две|c3 троје тројица
        тројице troje trojica trojice tri три|c4 четворо четворица četvoro četvorica|c5 петоро петорица
        petoro petorica|c6 шесторо šestoro|c7 седморо sedmoro|h100 сто стотину sto stotinu|v100 стотине стотина
        stotine stotina|c200 двеста dvesta|c300 триста trista|s1000 хиљада хиљаде хиљаду hiljada hiljade hiljadu|
        s1000000 милион милиона милиони miliona milion милионима milioni|s1000000000 милијарда милијарде
        милијарди milijarda milijarde milijardi|v12 туцад туце tuce|v10 десетак десетине деценија деценије
        деценију деценијама desetak desetine decenija decenije deceniju desetina|v100 век века веку vek veka
        veku stoleće|f1/2 пола половина половине половину pola polovina polovine polovinu|f1/4 четвртина
        četvrtina|f1/3 трећина трећине trećina trećine|o1 први прва прво првог прве првом prvi prva prvo prvog
        prve prvom prvu прву|o2 други друга друго другог друге drugi druga drugo drugog druge drugu|o3 трећи
        трећа треће трећег treći treća treće trećeg|% одсто проценат процента процената посто odsto procenat
        procenta procenata posto|& и i|d1 понедељак понедељка ponedeljak ponedeljka|d2 уторак уторка utorak utorka|
        d3 среда среде среду sreda srede sredu|d4 четвртак четвртка četvrtak četvrtka|d5 петак петка petak petka|
        d6 субота суботе суботу subota subote subotu|d7 недеља недеље недељу|- дан dan|ucm цм cm|umm мм|ukm км|ukg кг|um м""",
    "hr": """f1/2 pol|c1 jedan jedna jedno jednog jedne jednu|c2 dva dvije dvoje dvojica dvojice oba obje dviju dvaju dvjema|
        c3 tri troje trojica trojice triju|c4 četiri četvero četvorica|c5 pet petero petorica|c6 šestero šestorica|
        h100 sto stotinu|v100 stotine stotina|c200 dvjesto dvjesta|c300 tristo|c400 četiristo|c500 petsto|c600
        šesto|c700 sedamsto|c800 osamsto|c900 devetsto|s1000 tisuća tisuće tisuću tis|s1000000 milijun milijuna
        milijuni mil|s1000000000 milijarda milijarde milijardi milijardu mlrd|v12 tucet tuce|v10 desetak desetine
        desetljeće desetljeća desetina|v100 stoljeće stoljeća|f1/2 pola polovica polovice polovicu|f1/4
        četvrtina četvrt tromjesečje|f1/3 trećina trećine|o1 prvi prva prvo prvog prve prvom prvu|o2 drugi druga
        drugo drugog druge drugu|o3 treći treća treće trećeg|f2 dvostruko udvostručiti dvostruki|% posto postotak
        postotka postotaka|& i|- dan""",
    "sl": """f1/3 tretjini tretjine tretjin|o3 tretjič|m3 marca marcu marec|c1 en ena eno enega ene|c2 dva dve dveh dvema oba obe obeh|c3 trije tri treh|c4 štirje štiri štirih|
        c5 petih|h100 sto|v100 stotine|s1000 tisoč tisoče|s1000000 milijon milijona milijone milijonov mio|
        s1000000000 milijarda milijarde milijard milijardi mrd|v12 ducat|v10 desetletje desetletja desetletij
        desetine|v100 stoletje stoletja|f1/2 pol polovica polovico polovice|f1/4 četrt četrtina četrtletje|f1/3
        tretjina tretjino|o1 prvi prva prvo prvega prve|o2 drugi druga drugo drugega druge|o3 tretji tretja tretje
        tretjega|% odstotek odstotka odstotkov odstotke odstotki|& in|- bili bil bila|c6 šestih šestimi|c7 sedmih sedmimi|
        c8 osmih osmimi|c9 devetih|c10 desetih""",
    "cs": """o3 potřetí|o2 podruhé|o1 poprvé|o4 počtvrté|o5 popáté|h100 stě sta set|c1 jeden jedna jedno jednoho jedné|c2 dva dvě dvou dvěma oba obě obou dvojice|c3 tři tří třem třemi|c4
        čtyři čtyř čtyřech čtyřem|c5 pěti|c6 šesti|c7 sedmi|c8 osmi|c9 devíti|h100 sto sta set|v100 stovky stovek|
        s1000 tisíc tisíce tis|s1000000 milion milionu miliony milionů mio|s1000000000 miliarda miliardy
        miliard miliardu mld|v12 tucet tucty tuctu|v10 desítky desítek desetiletí|v100 století|f1/2 půl polovina
        polovinu poloviny|f3/2 půldruhého|f1/4 čtvrtina čtvrt čtvrtiny čtvrtletí|f1/3 třetina třetinu třetiny|
        o1 první prvního prvním poprvé|o2 druhý druhá druhé druhého druhou|o3 třetí třetího|% procento procenta
        procent procentní|& a|- mil|umi mil míle mílí mílích""",
    "sk": """c1 jeden jedna jedno jedného|c2 dva dve dvaja dvoch dvom oboch obaja obe|c3 tri traja troch|c4 štyri
        štyria štyroch|h100 sto|v100 stovky|s1000 tisíc tis|s1000000 milión miliónov milióny|s1000000000
        miliarda miliardy miliárd mld|v12 tucet|v10 desiatky desaťročie|v100 storočie storočia|f1/2 pol polovica
        polovicu|f1/4 štvrtina štvrť štvrťrok|f1/3 tretina|o1 prvý prvá prvé prvého|o2 druhý druhá druhé druhého|
        o3 tretí tretia tretie tretieho|% percento percenta percent|& a|- mil|umi míľ míle míľa""",
    "pl": """c1 jeden jedna jedno jednego jednej jedną|c2 dwa dwie dwóch dwu dwaj dwoje dwojga dwoma dwiema oba obie
        obu obaj oboje para parę|c3 trzy trzech trzej troje trojga trzem|c4 cztery czterech czterej czworo|c5 pięć
        pięciu pięcioro|c6 sześć sześciu sześcioro|c7 siedem siedmiu siedmioro|h100 sto stu|c200 dwieście dwustu|
        c300 trzysta trzystu|c400 czterysta czterystu|v100 setki setek|s1000 tysiąc tysiące tysięcy tysiąca tys tysięczn|s1000000 milionow|o4 czwart|o5 piąt|o6 szóst|o7 siódm|o8 ósm|o9 dziewiąt|o10 dziesiąt|o11 jedenast|o12 dwunast|o13 trzynast|o14 czternast|o15 piętnast|o16 szesnast|o17 siedemnast|o18 osiemnast|o19 dziewiętnast|o20 dwudziest|o30 trzydziest|o40 czterdziest|
        s1000000 milion miliona miliony milionów mln|s1000000000 miliard miliarda miliardy miliardów mld|
        s1000000000000 bilion biliona biliony bilionów|v12 tuzin tuziny|v10 dziesiątki dziesiątek dekada dekady
        dekad dekadę|v100 wiek wieku wieków stulecie stulecia|f1/2 pół połowa połowy połowę połowie|f3/2 półtora
        półtorej|f1/4 ćwierć kwartał kwartale kwartału|f1/3 trzecia|v24 doba doby dobę|o1 pierwszy pierwsza pierwsze pierwszego
        pierwszej pierwszym pierwszą|o2 drugi druga drugie drugiego drugiej drugą drugim|o3 trzeci trzecia
        trzecie trzeciego trzeciej|% procent procenta procentach procentowych proc|& i""",
    "lt": "c2 abu abi du dvi dviejų dviem|c3 trys tris trijų|c4 keturi keturių|h100 šimtas šimtai šimtų|s1000 tūkstantis "
    "tūkstančiai tūkstančių tūkst|s1000000 milijonas milijonai milijonų mln|s1000000000 milijardas milijardai "
    "milijardų mlrd|f1/2 pusė pusės pusę|f3/2 pusantro pusantros|v12 tuzinas|v10 dešimtys dešimtmetis "
    "dešimtmečio|v100 amžius amžiaus|% procentas procentai procentų proc|& ir|o1 pirmas pirmasis pirmoji pirmą",
    "lv": "c2 abi abas divu diviem divām|c3 triju trim|h100 simts simti simtu|s1000 tūkstotis tūkstoši tūkstošu tūkst|"
    "s1000000 miljons miljoni miljonu milj|s1000000000 miljards miljardi miljardu|f1/2 puse pusi puses|f3/2 "
    "pusotra pusotru|v12 ducis duči|v10 desmitgade desmiti|v100 gadsimts gadsimta|% procents procenti procentu|& un|v24 diennakts",
    "et": "c2 mõlemad mõlema kaks kahe|h100 sada saja|s1000 tuhat tuhande tuhandet|s1000000 miljon miljoni miljonit mln|"
    "s1000000000 miljard miljardi miljardit mld|f1/2 pool poole poolt|f3/2 poolteist poolteise|v12 tosin tosina|v10 "
    "kümnend kümned|v100 sajand sajandi|% protsent protsendi protsenti|& ja|v24 ööpäev ööpäeva",
    "fi": """c1 yksi|c2 molemmat molempien molempia kaksi pari parin paria|h100 sata sataa sadan|v100 sadat satoja|s1000
        tuhat tuhatta tuhannen tuhansien t|s1000000 milj miljoona miljoonaa|s1000000000 mrd miljardi miljardia|v12
        tusina tusinan kymmenkunta|v10 kymmeniä vuosikymmen vuosikymmenen|v100 vuosisata vuosisadan|f1/2 puoli puolet
        puolen puolta puoleen|f3/2 puolitoista puolentoista puoltatoista|f1/4 neljännes neljänneksen|f1/3 kolmannes
        kolmanneksen|o1 ensimmäinen ensimmäisen ensimmäistä|o2 toinen toisen toista|% prosentti prosenttia prosentin
        prosenttiin prosentilla|& ja|v24 vuorokausi vuorokauden vuorokaudessa""",
    "hu": """c1 egy|c2 kettő két kétszer mindkét mindkettő pár|c3 három|c4 négy|c40 negyven|h100 száz|v100 százak|s1000
        ezer e ezres|s1000000 millió m|s1000000000 milliárd mrd|v12 tucat tucatnyi|v10 évtized évtizede évtizedek|v100 század
        század évszázad|o1 elseje elsejei elsején elsejét|f1/2 fél fele felét felén|f3/2 másfél|f1/4 negyed negyede negyedév|f1/3 harmad harmada|o1 első
        elsőként|o2 második másodszor|o3 harmadik|o4 negyedik|o5 ötödik|o6 hatodik|o7 hetedik|o8 nyolcadik|o9
        kilencedik|o10 tizedik|% százalék százaléka százalékos százalékkal százalékát százalékot|a egy|c2 ketten|c3
        hárman|c4 négyen|c5 öten|c6 hatan|c7 heten""",
    "tr": """c1 bir|c2 ikisi iki çift her_ikisi|h100 yüz|v100 yüzlerce|s1000 bin|v1000 binlerce|s1000000 milyon mn|
        s1000000000 milyar mr|v12 düzine düzinelerce|v10 onlarca|v100 yüzyıl yüzyılın asır|f1/2 yarım yarısı yarı
        buçuk|f1/4 çeyrek çeyreği|f1/3 üçte|o1 ilk birinci|o2 ikinci|o3 üçüncü|f2 iki_katı çifte|% yüzde|a bir""",
    "az": "h100 yüz|s1000 min|s1000000 milyon|s1000000000 milyard|f1/2 yarım yarısı|% faiz|o1 ilk",
    "el": """f1/2 μισοί μισές μισούς|f3/2 ενάμισης ενάμισι|f1/3 τρίτα|c1 ένας ένα μία μια έναν ενός μιας|c2 δύο δυο ζευγάρι|c3 τρεις τρία τριών|c4 τέσσερις τέσσερα τεσσάρων
        τέσσερεις|c7 επτά εφτά|c8 οκτώ οχτώ|c9 εννέα εννιά|c11 ένδεκα έντεκα|c13 δεκατρείς δεκατρία|c14 δεκατέσσερις
        δεκατέσσερα|h100 εκατό εκατόν|c200 διακόσια διακόσιες διακόσιοι διακοσίων|c300 τριακόσια τριακόσιοι
        τριακόσιες|v100 εκατοντάδες|s1000 χίλια χίλιες χίλιοι χιλιάδες χιλιάδων χιλ|s1000000 εκατομμύριο εκατομμύρια
        εκατομμυρίων εκατ|s1000000000 δις δισ δισεκατομμύριο δισεκατομμύρια δισεκατομμυρίων δισ|v12 ντουζίνα ντουζίνες
        δωδεκάδα|v10 δεκάδες δεκάδα δεκαετία δεκαετίες δεκαετίας|v100 αιώνας αιώνα|f1/2 μισό μισή μισά μισού ήμισυ|
        f3/2 ενάμισι ενάμιση μιάμιση|f1/4 τέταρτο τρίμηνο|f1/3 τρίτο|o1 πρώτος πρώτη πρώτο πρώτου πρώτης πρώτες|o2
        δεύτερος δεύτερη δεύτερο δεύτερου|o3 τρίτος τρίτη τρίτο τρίτου|% τοις_εκατό ποσοστό|& και|p μμ|q πμ|a ένας
        μια ένα μία έναν""",
    "ar": """o1 حادي حادية الحادي الحادية|c2 إثنا إثنتا إثنان إثنتان|c1 واحد واحدة أحد إحدى|c2 اثنتا اثنا اثنان اثنين اثنتان اثنتين إثنين كلا كلتا كلاهما زوج|c3 ثلاثة ثلاث|c4 أربعة
        أربع|c5 خمسة خمس|c6 ستة ست|c7 سبعة سبع|c8 ثمانية ثماني ثمان|c9 تسعة تسع|c10 عشرة عشر|c20 عشرون عشرين|c30
        ثلاثون ثلاثين|c40 أربعون أربعين|c50 خمسون خمسين|c60 ستون ستين|c70 سبعون سبعين|c80 ثمانون ثمانين|c90 تسعون
        تسعين|h100 مائة مئة|c200 مائتان مائتين مئتان مئتي مائتي|c300 ثلاثمائة ثلاثمئة|c400 أربعمائة أربعمئة|
        c500 خمسمائة خمسمئة|c600 ستمائة ستمئة|c700 سبعمائة|c800 ثمانمائة|c900 تسعمائة|s1000 ألف آلاف الف ألفا|c2000
        ألفين ألفي|s1000000 مليون ملايين مليونا|c2000000 مليوني مليونين|s1000000000 مليار مليارات بليون|c2000000000
        ملياري|s1000000000000 تريليون|v12 دزينة|v10 عشرات عقد عقود عقدين|v100 قرن قرون|f1/2 نصف|f1/4 ربع|f1/3 ثلث|
        f2/3 ثلثي ثلثا|o1 أول أولى الأول الأولى|o2 ثاني ثانية الثاني الثانية مرتين|o3 ثالث ثالثة الثالث الثالثة|o4
        رابع رابعة الرابع|o5 خامس الخامس الخامسة|o6 سادس السادس|o7 سابع السابع|o8 ثامن الثامن|o9 تاسع التاسع|o10
        عاشر العاشر|% بالمئة بالمائة|& و|f2 ضعف ضعفي|m1 كانون_الثاني|m2 شباط|m3 آذار|m4 نيسان أبريل|m5 أيار|m6
        حزيران يونيو|m7 تموز يوليو|m8 آب|m9 أيلول|d1 الاثنين الإثنين|d2 الثلاثاء|d3 الأربعاء|d4 الخميس|d5 الجمعة|d6
        السبت|d7 الأحد|p مساء|q صباحا""",
    "fa": """c2 هردو دو جفت|c3 سه|c5 پنج|c6 شش|h100 صد یکصد|c200 دویست|c300 سیصد|c400 چهارصد|c500 پانصد|c600 ششصد|v100
        صدها|s1000 هزار|v1000 هزاران|s1000000 میلیون|s1000000000 میلیارد|v12 دوجین|v10 دهه ده‌ها دهها|v100 قرن|f1/2 نیم
        نصف نیمی نیمه|f1/4 ربع چهارم|f1/3 سوم|o1 اول نخست اولین نخستین|o2 دوم دومین|o3 سوم سومین|o4 چهارم|o5 پنجم|%
        درصد|& و|m1 ژانویه|m2 فوریه|m3 مارس|m4 آوریل|m5 مه می|m6 ژوئن|m7 ژوئیه جولای|m8 اوت آگوست|m9 سپتامبر|m10
        اکتبر|m11 نوامبر|m12 دسامبر|d1 دوشنبه|d2 سه‌شنبه|d3 چهارشنبه|d4 پنجشنبه پنج‌شنبه|d5 جمعه|d6 شنبه|d7 یکشنبه
        یک‌شنبه""",
    "ur": """c0 صفر|c1 ایک|c2 دو دونوں|c3 تین تینوں|c4 چار|c5 پانچ|c6 چھ چھے|c7 سات|c8 آٹھ|c9 نو|c10 دس|c11 گیارہ|c12
        بارہ|c13 تیرہ|c14 چودہ|c15 پندرہ|c16 سولہ|c17 سترہ|c18 اٹھارہ|c19 انیس|c20 بیس|c25 پچیس|c30 تیس|c40 چالیس|c50
        پچاس|c60 ساٹھ|c70 ستر|c80 اسی|c90 نوے|h100 سو|s1000 ہزار|s100000 لاکھ|s1000000 ملین|s10000000 کروڑ|s1000000000
        ارب بلین|f1/2 نصف آدھا آدھے|f1/4 چوتھائی|v12 درجن|o1 پہلا پہلی پہلے|o2 دوسرا دوسری دوسرے|o3 تیسرا تیسری|%
        فیصد|& اور""",
    "he": """f1/3 שלישים|c1 אחד אחת|c2 שני שתי שניים שתיים שניהם שתיהן זוג שנים|c3 שלושה שלוש שלושת|c4 ארבעה ארבע ארבעת|c5 חמישה
        חמש חמשת|c6 שישה שש ששת|c7 שבעה שבע שבעת|c8 שמונה שמונת|c9 תשעה תשע תשעת|c10 עשרה עשר עשרת|h100 מאה|c200
        מאתיים|s1000 אלף אלפי אלפים|c2000 אלפיים|s1000000 מיליון מיליוני|s1000000000 מיליארד מיליארדי|v12
        תריסר תריסרי|v10 עשרות עשור עשורים|v100 המאה|f1/2 חצי מחצית וחצי|f1/4 רבע רבעון|f1/3 שליש|o1 ראשון ראשונה
        הראשון הראשונה לראשונה|o2 שני שנייה השני השנייה פעמיים|o3 שלישי שלישית|o4 רביעי רביעית|o5 חמישי חמישית|o6
        שישי שישית|o7 שביעי שביעית|o8 שמיני שמינית|% אחוז אחוזים באחוז|& ו|uday יומיים|uyear שנתיים|umonth חודשיים|uweek
        שבועיים|d1 יום_שני|m5 מאי|$ILS שקל שקלים""",
    "hi": """c1 एक|c2 दो दोनों|c3 तीन तीनों|c5 पांच पाँच|c6 छह छः छ|c7 सात|c15 पंद्रह|c16 सोलह|c19 उन्नीस|h100 सौ|v100 सैकड़ों|s1000
        हजार हज़ार|v1000 हजारों हज़ारों|s100000 लाख|v100000 लाखों|s1000000 मिलियन|s10000000 करोड़ करोड|v10000000 करोड़ों|
        s1000000000 अरब बिलियन|s1000000000000 ट्रिलियन|v12 दर्जन दर्जनों|v10 दशक दशकों|v100 सदी शताब्दी|f1/2 आधा आधी आधे|f3/2 डेढ़
        डेढ|f5/2 ढाई|f1/4 चौथाई तिमाही|f1/3 तिहाई|o1 पहला पहली पहले प्रथम|o2 दूसरा दूसरी दूसरे द्वितीय|o3 तीसरा तीसरी तीसरे तृतीय|o4
        चौथा चौथी चौथे|f2 दोगुना दुगना दोगुनी|% प्रतिशत फीसदी फ़ीसदी|& और|$USD डॉलर|$GBP पाउंड पाउण्ड|$INR रुपये रुपए रुपया|uft फुट फीट""",
    "bn": """s1000000000000 ট্রিলিয়ন|f1/3 তৃতীয়াংশ|f1/4 চতুর্থাংশ|c0 শূন্য|c1 এক একটি একজন একটা|c2 দুই দু দুটি দুজন দুটো উভয় দুইটি দুইজন|c3 তিন তিনটি তিনজন তিনটে|c4 চার চারটি চারজন|c5 পাঁচ
        পাঁচটি পাঁচজন|c6 ছয় ছয়টি ছয়জন ছয় ছয়টি ছয়জন|c7 সাত সাতটি সাতজন সাতটা সাতটার|c8 আট আটটি আটজন|c9 নয় নয়টি নয়জন নয়|c10 দশ দশটি
        দশজন|c11 এগারো এগার|c12 বারো বার|c13 তেরো|c14 চৌদ্দ|c15 পনেরো পনের|c16 ষোলো ষোল|c17 সতেরো সতের|c18 আঠারো আঠার|c19 উনিশ|c20
        বিশ কুড়ি|c21 একুশ|c22 বাইশ|c23 তেইশ|c24 চব্বিশ|c25 পঁচিশ|c26 ছাব্বিশ|c27 সাতাশ|c28 আটাশ|c29 ঊনত্রিশ|c30 ত্রিশ|c32 বত্রিশ|c35
        পঁয়ত্রিশ|c40 চল্লিশ|c45 পঁয়তাল্লিশ|c50 পঞ্চাশ|c60 ষাট|c70 সত্তর|c75 পঁচাত্তর|c80 আশি|c90 নব্বই|- লা হা কো|h100 শতাধিক শ শত শো একশ একশো|
        s1000 হাজার|s100000 লাখ লক্ষ|s1000000 মিলিয়ন মিলিয়ন|s10000000 কোটি|s1000000000 বিলিয়ন বিলিয়ন|v12 ডজন|v10 দশক দশকের|v100
        শতাব্দী শতাব্দীর|f1/2 অর্ধেক আধা অর্ধ|f3/2 দেড়|f5/2 আড়াই|o1 প্রথম|o2 দ্বিতীয় দ্বিতীয়|o3 তৃতীয় তৃতীয়|o4 চতুর্থ|o5 পঞ্চম|o6 ষষ্ঠ|o7
        সপ্তম|o8 অষ্টম|o9 নবম|o10 দশম|% শতাংশ|& ও এবং""",
    "mr": "c1 एक|c2 दोन|c3 तीन|c4 चार|c5 पाच|c6 सहा|c7 सात|c8 आठ|c9 नऊ|c10 दहा|c11 अकरा|c12 बारा|c20 वीस|c50 पन्नास|h100 शंभर शे|s1000 "
    "हजार|s100000 लाख|s10000000 कोटी|f1/2 अर्धा अर्धे|% टक्के टक्का|& आणि",
    "sw": """c1 moja mmoja|c2 mbili wawili mawili viwili pili|c3 tatu watatu matatu vitatu|c4 nne wanne manne vinne|c5 tano
        watano matano vitano|c6 sita|c7 saba|c8 nane wanane|c9 tisa|h100 mia|s1000 elfu maelfu|v100 mamia|s1000000
        milioni|s1000000000 bilioni|v12 dazeni darzeni|v10 muongo miongo makumi|v100 karne|f1/2 nusu|f1/4 robo|f1/3
        theluthi|o1 kwanza|o2 pili|& na|% asilimia|d1 jumatatu|d2 jumanne|d3 jumatano|d4 alhamisi|d5 ijumaa|d6
        jumamosi|d7 jumapili|umi maili|ukm kilomita""",
    "id": """f1/3 pertiga|+0 belas|c1 satu suatu sebuah seorang|c2 kedua berdua|c3 ketiga|c10 sepuluh|h100 ratus seratus|v100 ratusan|s1000 ribu
        seribu|v1000 ribuan|s1000000 juta jt sejuta|s1000000000 miliar milyar|s1000000000000 triliun|v12 lusin selusin|
        v10 puluhan dekade dasawarsa|v100 abad|f1/2 setengah separuh|f1/4 seperempat kuartal perempat|f1/3 sepertiga|o1
        pertama|o2 kedua|o3 ketiga|% persen|& dan|h10 puluh""",
    "ms": "+0 belas|c2 kedua|h100 ratus seratus|s1000 ribu seribu|s1000000 juta|s1000000000 bilion|f1/2 setengah separuh|% peratus|& "
    "dan|o1 pertama|h10 puluh|v12 dozen|v10 dekad puluhan|v100 abad",
    "fil": "c2 dalawa dalawang kapwa|c1 isa isang|c3 tatlo tatlong|c4 apat|c5 lima limang|o1 una unang|o2 ikalawa pangalawa|o3 "
    "ikatlo pangatlo|% porsiyento porsyento|& at|f1/2 kalahati|s1000000 milyon|s1000000000 bilyon",
    "vi": """c1 một mốt|c2 hai cả_hai đôi|c4 bốn tư|c5 năm lăm|c10 mười|h10 mươi chục|h100 trăm|s1000 nghìn ngàn|s1000000 triệu
        tr|s1000000000 tỷ tỉ|s1000000000000 nghìn_tỷ|v12 tá|v10 thập_kỷ thập_niên|v100 thế_kỷ|f1/2 nửa rưỡi|f1/4 quý|o1
        nhất đầu_tiên|o2 nhì|% phần_trăm|& và linh lẻ|a một|q sáng|p chiều tối|m1 giêng|m12 chạp""",
    "ko": """c1 한 하나 첫 일|c2 두 둘 양 이|c3 세 셋 석 삼|c4 네 넷 사|c5 다섯 오|c6 여섯 육|c7 일곱 칠|c8 여덟 팔|c9 아홉 구|c10 열 십|c20 스무 스물|c30
        서른|c40 마흔|c50 쉰|c60 예순|c70 일흔|c80 여든|c90 아흔|o1 첫 첫번째 첫째 최초|o2 둘째|f1/2 절반 반|f2 두배|% 퍼센트 프로|$KRW 원|$EUR 유로|$JPY 엔|$CNY 위안|umonth 달|p
        오후|q 오전|- 번째 번""",
    "ja": """% パーセント ％|uyear 年間|umonth カ月 ヶ月 ヵ月 ケ月 箇月|uday 日間|uminute 分間|
        ukm キロ|ukg キロ|$JPY 円|$USD ドル 米ドル|$EUR ユーロ|$CNY 元 人民元|$KRW ウォン|$GBP 英ポンド""",
    "zh": """uhour 钟头|uminute 分|uday 日|uweek 星期|$USD 美元 美金|$EUR 欧元 歐元|$GBP 英镑 英鎊|
        $JPY 日元 日圆|$CNY 人民币 人民幣|$KRW 韩元|$RUB 卢布""",
    "af": "& en|f1/2 half helfte|% persent|v10 dekade dekades|v100 eeu|a 'n",
    "ka": "& და|f1/2 ნახევარი|% პროცენტი პროცენტით",
    "hy": "f1/2 կես կեսը|% տոկոս տոկոսով|& և",
    "sq": "c2 të_dy|f1/2 gjysmë gjysma|% përqind|& e dhe|h100 qind njëqind|s1000 mijë",
    "th": "f1/2 ครึ่ง|% เปอร์เซ็นต์",
    "eu": "c1 bat|c2 bi|c3 hiru|c4 lau|c5 bost|c6 sei|c7 zazpi|c8 zortzi|c9 bederatzi|c10 hamar|h100 ehun|s1000 mila|f1/2 erdi "
    "erdia|% ehuneko|& eta",
    "ta": "s100000 லட்சம்|s10000000 கோடி|s1000 ஆயிரம்|% சதவீதம் சதவிகிதம்",
    "te": "c1 ఒక ఒకటి|c2 రెండు|c3 మూడు|c4 నాలుగు|c5 ఐదు|c6 ఆరు|c7 ఏడు|c8 ఎనిమిది|c9 తొమ్మిది|c10 పది|h100 వంద|s1000 వెయ్యి వేల|s100000 లక్ష "
    "లక్షల|s10000000 కోట్ల కోటి|% శాతం",
}

# Words of another meaning: ``-`` never a number, ``?`` one only beside the same number on the
# other side ("pár", a pair and a few; Korean 이, two and this). Read off texts, language by language.
_HOMOGRAPHS: dict[str, str] = {
    "bg": "- а ен на но о тен тна тно и стоя стои стоят стой",
    "mk": "- ми мј бил стои стојат стојам среде",
    "hr": "- šesto šesti šesta|o6 šesto šesti šesta|- st stao stoji stoje stoj svi pro bil",
    "sr": "- stao stoji stoje stoj бил bil стоји стоје|? šesto шесто",
    "cs": "- pro střed červený červené červená červeného červenou červeným setem sety setu|? čtvrti čtvrť",
    "sl": "- nov stoji stojijo",
    "de": "- miller mills",
    "es": "- mills|? medio media medios cuarto",
    "el": "- εκ",
    "hu": "- párt pártot párti pára párás párok|? pár hét héten hétre héttel hétig hetet tizenhatos",
    "pt": "- mm|umm mm|? meio meios meias quarto quartos",
    "ro": "? nouă",
    "ru": "- среди поля поле полю полем полей полях поли семья семьи семье семей семьей семьями стою стоя стои стоит стой стоят|? семью сент",
    "uk": "- серед стає стаю стою стоїть стоять стати стало статися вікі",
    "tr": "- yan yana yanda yandan yanı yani yanında yanvar dek deki dekabr sen senin sene seni sentyabr okt oktyabr noy noyabr fev fevral iyun iyul avqust martin bina binada binası altına altında altından ara|? yüz yüzü yüzden yüzünden yüzüne",
    "vi": "? tư trăm tỷ tỉ quý ba",
    "ko": "? 이 일 삼 사 오 육 칠 팔 구 조 반",
    "fa": "? نه",
    "ar": "- المائة المئة|h100 مئات|? مئات آلاف ملايين مليارات",
    "he": "c2 שתים|h100 מאות|- שנים|uyear שנים|? מאות אלפי אלפים מיליוני",
    "bn": "? নয় বার",
    "fr": "- mi",
    "nl": "? eens",
}


def _table(row: str) -> dict[str, str]:
    """Heads with their words; a head that stands twice keeps both lots."""
    table: dict[str, str] = {}
    for part in row.split("|"):
        head, *words = part.split()
        table[head] = f"{table[head]} {' '.join(words)}" if head in table else " ".join(words)
    return table


SUPPLEMENT: dict[str, dict[str, str]] = {
    code: _table(f"{row}|{_HOMOGRAPHS[code]}" if code in _HOMOGRAPHS else row)
    for code, row in _ROWS.items()
}
SUPPLEMENT["bs"] = SUPPLEMENT["hr"]
SUPPLEMENT["nn"] = SUPPLEMENT["nb"]

# Languages that write a number as one word.
GLUED = frozenset(
    [
        "de",
        "nl",
        "da",
        "nb",
        "nn",
        "sv",
        "is",
        "lb",
        "af",
        "fi",
        "et",
        "hu",
        "it",
        "tr",
        "az",
        "sl",
        "cs",
        "sk",
        "ka",
        "eo",
        "hy",
        "el",
        "ru",
        "uk",
        "bg",
        "be",
        "mk",
        "fy",
    ]
)
AND_WORDS: dict[str, tuple[str, ...]] = {
    "de": ("und",), "nl": ("en", "ën"), "da": ("og",), "nb": ("og",), "sl": ("in",), "lb": ("an",),
    "af": ("en",), "cs": ("a",), "sk": ("a",), "bg": ("и",), "mk": ("и",),
}  # fmt: skip
