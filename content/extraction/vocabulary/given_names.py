"""Given names of many languages, in lower case and without accents.

A name that is a common word or a place more often ("will", "may") is left out, because the
evidence that it would give is misleading. Some places and peoples that are names as often
("florence", "jordan", "german") are in the list, and so are a few that are spelt like words
("april", "can", "made", "per"): the other words of a name and those beside it decide about these.
"""

_ENGLISH = """
aaron abigail abraham ada adam adele adrian agnes aidan aileen alan alana alastair albert alec
alexa alexander alexandra alexis alfred alice alicia alison alistair allan allen allison alma
alvin alyssa amanda amber amelia amy andrea andrew angela angus anita ann anna annabel anne
annette annie anthony april archie arlene arnold arthur ashley audrey aubrey austen ava barbara
barney barry bartholomew beatrice becky belinda ben benedict benjamin bernadette bernard bert
beryl beth bethany betsy betty beverley beverly bill billy blake bob bobby bonnie brad bradley
brandon brenda brendan brent brett brian bridget bridie bruce bryan bryn burton caitlin caleb
calvin cameron camilla candace carl carla carlton carmel carol carole caroline carolyn carrie
catherine cathy cecil cecilia cedric celia chad charlene charles charlie charlotte chelsea cheryl
chester chloe chris christina christine christopher cindy claire clara clare clarence clarissa
claudia clement clifford clinton clive clyde cody colin colleen connie connor conor constance cora
cordelia corey craig crispin crystal curtis cynthia cyril daisy dale damian damien daniel danielle
danny daphne darcy daren darren dave david dawn dean deborah debra deirdre delia denis denise
dennis derek dermot desmond diana diane dick dinah dominic don donald donna doreen doris dorothy
doug douglas duncan dwight dylan eamon earl ed eddie edgar edith edmund edna edward edwin eileen
elaine eleanor elena eli elijah elinor elisabeth elise eliza elizabeth ella ellen ellie elliot
elliott elsie emily emma emmanuel enid eric erica erin ernest esme esmeralda estelle esther ethan
ethel eugene eunice eva evan evelyn everett ewan faith faye felicity felix fergus fiona flora
florence frances francesca francis frank franklin fred freda frederick freya gabriel gail gareth
garry garth gary gavin gemma geoff geoffrey george georgia georgina gerald geraldine gerard gerry
gillian gina glen glenda glenn gloria godfrey gordon grace graeme graham grant greg gregory greta
guy gwen gwendolyn gwyneth hannah harold harriet harrison harry harvey hattie hayley hazel heather
hector heidi helen helena henrietta henry herbert hilary hilda holly homer horace howard hubert
hugh hugo humphrey ian ida imogen ingrid irene iris irma isaac isabel isabella isabelle isaiah
isla ivan ivor ivy jack jackie jackson jacob jacqueline jade jake james jamie jan jane janet
janice jared jasmine jason jay jean jeannette jeff jeffrey jemima jenna jennie jennifer jenny
jeremiah jeremy jerome jerry jess jesse jessica jill jim jimmy jo joan joann joanna joanne jocelyn
jodie joe joel john johnny jon jonah jonathan jordan joseph josephine josh joshua joy joyce juan
judith judy julia julian juliana julie juliet justin justine karen karl kate katharine katherine
kathleen kathryn kathy katie katrina kay kayla keira keith kelly kelvin ken kendra kenneth kenny
kent kerry kevin kieran kim kimberly kirk kirsten kirsty kit kitty kristen kristin kurt kyle
lachlan lance laura lauren laurence laurie lawrence leah leanne lee leigh lena leo leon leonard
leonie leroy lesley leslie lester lewis liam lila lillian lily linda lindsay lindsey lionel lisa
liz lloyd lois loretta lorna lorraine lou louis louisa louise luca lucas lucille lucinda lucy luke
luther lydia lyn lyndon lynn lynne mabel madeleine madeline madison maggie maisie malcolm mandy
marc marcia marcus margaret margot marguerite maria marian marianne marie marilyn marina marion
marisa marissa marjorie mark marlene marsha marshall martha martin martina marty marvin mary
matilda matt matthew maud maura maureen maurice mavis max maxine maxwell megan mel melanie melinda
melissa melody melvin mercedes meredith mervyn mia michael michaela michelle mick mickey mildred
miles millicent millie milton mimi minnie miranda miriam mitchell moira molly mona monica morag
morgan morris moses muriel murray myra myrtle nadine nancy naomi natalie natasha nathan nathaniel
ned neil nell nellie nelson nerys nicholas nick nicola nicole nigel nina noah noel nora noreen
norma norman octavia olive oliver olivia ollie oona ophelia oscar oswald otis owain owen paige pam
pamela pat patience patricia patrick patsy paul paula pauline pearl peggy penelope penny percy
perry pete peter petra phil philip philippa phillip phoebe phyllis piers polly poppy portia
priscilla prudence quentin quincy rachel ralph ramona randall randolph randy raquel ray raymond
rebecca reg regina reginald rene reuben rex rhiannon rhoda rhona rhonda rhys ricardo richard rick
ricky riley rita rob robbie robert roberta robin robyn rod roderick rodney roger roland ron ronald
ronan ronnie rory rosalind rosamund rosanna roseanne rosemary rosie ross rowan rowena roy ruby
rufus rupert russell ruth ryan sabrina sadie sally sam samantha samuel sandra sandy sara sarah
saul scott sean sebastian selina serena seth shane shannon sharon shaun shawn sheena sheila
shelley sheridan sherry shirley sian sidney sienna silas silvia simeon simon sinead siobhan sonia
sophia sophie stacey stan stanley stella stephanie stephen steve steven stewart stuart sue suella
susan susannah susanna susie suzanne sybil sylvia tabitha tamara tamsin tanya tara ted terence
teresa terrence terry tess tessa thelma theodora theodore theresa thomas tiffany tilly tim timothy
tina toby todd tom tommy toni tony tracey tracy travis trevor tricia tristan trudy tyler una
ursula valerie vanessa vaughan velma vera verity vernon veronica vicki vicky victor vince vincent
viola violet virgil vivian vivien vivienne wallace walter wanda warren wayne wendy wesley whitney
wilbur wilfred willa william willie wilma winifred winston woodrow yasmin yolanda yvette yvonne
zachary zoe aoife brigid cathal ciara cillian cormac dara declan donal eimear eoghan eoin fergal
fionnuala grainne maeve malachy niall niamh oisin orla padraig roisin ruairi saoirse sorcha tadhg
alasdair calum catriona eilidh finlay hamish iain isobel mairi mhairi angharad carys ceri dafydd
dilys emrys eluned geraint gwilym huw ieuan ifan iwan llinos lowri meirion nia rhodri sioned
"""
_ROMANCE = """
adelaide adeline agathe alain aline amelie anais andree antoine antoinette arnaud aurelie aurore
bastien baptiste benoit bernardine bertrand blandine brigitte camille cecile celine chantal
christian christiane christophe claude clemence colette coralie corinne cyrille delphine denise
didier dominique edouard edwige eliane elodie eloise emeline emile emilie emilien eric estelle
etienne eugenie evelyne fabien fabienne fabrice fernand flavie florian florent francine franck
francois francoise frederic frederique gael gaelle gaston genevieve georges georgette germaine
gilbert gilles gisele guillaume gustave guy gwenaelle henri helene herve hippolyte honore hortense
hugues ines irene isabelle jacques jean-baptiste jean-claude jean-luc jean-marc jean-marie
jean-michel jean-paul jean-philippe jean-pierre jeanne jerome joel joelle josiane josette julien
juliette karine laetitia laurent leonie leopold lionel loic luc lucie lucien lucienne ludovic
madeleine manon marcel marcelle marguerite marielle marie-claude marie-france marie-helene
marie-laure martine mathieu mathilde matthieu maxime melanie michel micheline mireille monique
mylene nadege nathalie nicolas noemie odette odile olivier pascal pascale patrice philippe pierre
pierre-yves quentin raphael raoul regis remi remy renaud renee roland romain sabine sandrine serge
severine simone solange solene sophie stephane suzanne sylvain sylvie tanguy theo theophile
thibault thierry thomas tristan valentin valerie veronique victorine vincent virginie viviane
xavier yann yannick yves yvon yvonne adolfo adriana agustin aitana aitor alba alberto alejandra
alejandro alfonso alfredo alonso alvaro amparo ana andres angel angeles anselmo antonio araceli
arturo asuncion aurelio beatriz begona belen benito bernarda bernardo blanca borja camila carlos
carlota carmen carolina catalina cecilia cesar claudio concepcion consuelo cristian cristina
cristobal cruz damian daniela diego dolores domingo edgardo eduardo efrain elisa emilia emiliano
emilio encarnacion enrique ernesto esperanza esteban estefania estela eugenia eulalia eusebio eva
ezequiel facundo fabiola federico felipa felipe fermin fernanda fernando fidel florencia francisca
francisco gabriela gaspar gerardo german gonzalo graciela gregorio guadalupe guillermina guillermo
gustavo hector hernan hernando horacio humberto ignacio inaki inmaculada isabel isidro ismael iván
jacinto jaime javier jesus jimena joaquin jorge jose josefa josefina josue juan juana juan-carlos
julian juliana julio laura leandro leonardo leonor leticia lidia lorena lorenzo lourdes lucia
luciana luciano luis luisa luz macarena magdalena manuel manuela marcela marcelo marco margarita
mariana mariano maricela mario marisol marta matias mauricio maximo maribel mercedes micaela
miguel milagros mireia mirta moises monica monserrat montserrat nestor nieves noelia norberto
nuria octavio ofelia olga omar orlando oscar osvaldo pablo paloma paola paz pedro pilar rafael
rafaela ramiro ramon raul rebeca regina remedios renata reynaldo ricardo roberto rocio rodolfo
rodrigo rogelio rolando romina roque rosa rosalia rosario ruben salvador sancho santiago saturnino
sergio silvia sofia soledad sonia susana teodoro teresa tomas trinidad ursula valentina vicente
victoria violeta virginia ximena xabier xavi yolanda adalberto afonso amalia amilcar anabela
antonia artur augusto baltazar benedita bruna bruno caetano caio celso clarice conceicao davi
debora deolinda dinis diogo domingos duarte edson eduarda elias elsa emanuel ermelinda fabio
fatima fernao filipa filipe flavia flavio gilberto gilson giovana graca guilherme heitor helder
heloisa henrique hugo iara igor inacio iolanda isaura ivo ivone jacira janaina joana joao joaquim
jonas jurema karina larissa laurinda lucas luiz luiza luzia mafalda marcia marcio marcos margarida
marilia mateus matheus mauro miriam moacir murilo natalia nelio nuno olavo olegario otavio
patricia paulo raimundo raquel renan renato rita roberta rogerio rosana rui ruy sandra samuel
sebastiao silvana silvio simao tania tatiana telma teodora thiago tiago ulisses valdemar valeria
vanda vasco vera vinicius vitor vitoria wagner wellington zelia achille adelmo agostino alberta
aldo alessandra alessandro alessia alessio amedeo andrea angelica angelo anna annalisa annamaria
antonella antonello arianna armando attilio barbara beatrice benedetta benedetto bianca camilla
carla carlo carlotta carmela carmelo carmine caterina cesare chiara cinzia claudia concetta
corrado cosimo cristiano damiano daniele dario davide domenico donatella donato edoardo elena
eleonora eliana elisabetta emanuela emanuele enrica enrico enzo erica ermanno ettore eugenio ezio
fabrizio federica ferdinando filippo fiorella fortunato francesca francesco franco fulvio
gabriella gaetano gennaro giacomo giampaolo gianfranco gianluca gianluigi gianmarco gianna gianni
gino gioacchino giorgia giorgio giovanna giovanni giulia giuliana giuliano giulio giuseppe
giuseppina grazia graziella guglielmo guido ilaria immacolata ivana lamberto lavinia letizia
liliana lino livia livio lorenza loredana luca lucio ludovica luigi marcella marcello margherita
maria mariangela mariella marina martina massimiliano massimo matteo mattia maura maurizio michela
michele milena mirella nadia nicola nicoletta nino oreste ornella orsola ottavio paolo pasquale
patrizia piera piero pierluigi pietro pino raffaele raffaella raimondo renzo riccardo rinaldo
rocco romano rosanna rosaria rosella ruggero sabrina salvatore sandro sara saverio sebastiano
serena simona stefania stefano susanna tiziana tiziano tommaso ugo umberto valerio vincenza
vincenzo viola vito vittoria vittorio walter zeno adina adrian alexandru alin alina anca andrei
andreea aurel bogdan calin camelia catalin cezar ciprian claudiu constantin corina cornel cosmin
costin crina cristi dacian dan dana delia denisa diana doina dorin dragos dumitru emil eugen
felicia florin gabriel gheorghe gelu horia ileana ilie ioan ioana ion ionel ionut irina iulia
iulian laurentiu liana liviu lucian luminita madalina magda marian marius mihaela mihai mihail
mircea mirela nicoleta nicolae octavian oana ovidiu paul petre petru radu raluca razvan rodica
roxana ruxandra sebastian silviu smaranda sorin stefan teodor traian tudor vasile veronica victor
viorel viorica vlad
"""
_GERMANIC = """
achim adelheid albrecht aloys andreas angelika anja anke anneliese annegret annika antje armin
arno astrid axel bastian bernd bernhard berthold birgit birgitta bjorn brigitte brunhilde burkhard
carsten christa christel christoph claus corinna cornelia dagmar detlef dieter dietmar dietrich
dirk dorothea eberhard eckhard edeltraud egon elfriede elke erhard erich erika ernst erwin eugen
eva ewald ferdinand folker frank franz franziska friederike friedhelm friedrich fritz gabriele
georg gerda gerhard gerlinde gernot gertrud gisela gottfried gregor gudrun guido gunter gunther
gustav hannelore hans hans-jurgen hans-peter harald hartmut hedwig heike heiko heinrich heinz
helga helmut henning henrik herbert hermann hermine hildegard hinrich holger horst ilse imke inge
ingeborg ingo inka irmgard jana janina jens joachim jochen johann johanna johannes jorg josef
jurgen jutta kai karin karl-heinz karla karsten kathrin katja katrin kerstin klara klaus konrad
kristina lars leopold liesel lisbeth liselotte lore lorenz lothar lotte ludger ludwig luise
luitpold lutz magdalena maik manfred manuela marcel margarete margit markus marlies martina
matthias mathias mechthild meike meinhard melanie michaela monika nadja nils norbert olaf ole
oskar otto petra philipp rainer ralf reimar reinhard reinhold renate roderich rolf rosemarie
rudiger rudolf ruprecht sabine sascha siegfried sigmar sigrid silke sonja stefan stefanie steffen
steffi susanne svenja sven thea theodor thilo thomas thorsten tilman tobias torben torsten udo ulf
uli ulrich ulrike ursula ute uta uwe verena veronika viktor volker walburga waldemar walther
werner wiebke wilfried wilhelm willi willy winfried wolf wolfgang wolfram yvonne aad adriaan
aleida anneke annelies anouk antonius ariane arie arjen arnoud bart bas bert boudewijn bram cees
charlotte cornelis daan diederik dries edo eelco egbert els erik evert femke floor floris fokke
frans freek geert gerben gerrit gijs greetje hanneke harm hein hendrik henk herman hilde ineke
jaap jacoba jan jan-willem janneke jasper jelle jeroen jesse joke joop joost joris jos jurriaan
kees klaas koen lieke lieven lisette loes maaike maarten machteld marieke marijke marijn mark
marleen marloes marnix martijn mieke mirjam niels nienke pauline piet pieter pim reinier renske
rik rob roel roos ruud saskia sander sanne sietske siebe simone sjaak sjoerd steven stijn sybren
teun theo thijs tineke tjeerd tom truus wiebe wietske willem willemijn wim wouter yvette agneta
albin anders anita ann-marie arne arvid asa barbro bengt berit birger bjarne bo bodil borje britt
britta cajsa carin carina christer ebba elin ellinor elsa emil erling eskil fredrik gudmund
gunilla gunnar gustaf hakan halvard hanna hedda hege heidi helge helle inga inger ingmar ingvar
ingrid jesper johan jonas jorgen jorunn kaj kajsa katarina ketil kjell kjersti knut kristian
kristin kristoffer leif lena linnea linnéa lisbet liv lovisa magnus maja malin maren margareta
margrethe marit marte mats mattias merete mette mikael mikkel mona morten nina oddvar olav olof
ola oystein ottar per pernilla pia pontus preben ragna ragnar ragnhild randi rasmus rune signe
sigurd silje siri sissel sivert soren solveig solvi staffan stein stellan stig stina sture sune
susann svein svenning synnove terje therese thor thorbjorn tomas tone tor tore torgeir torgny
torkel torleif torstein torunn trine trond trygve tuva ulla ulrika unni vibeke vidar viveka yngve
gudny halla hrafn jon kristjan orn sigridur thora
"""
_SLAVIC_AND_EAST = """
adrianna agata agnieszka aleksandra aleksander alicja andrzej anita aneta antoni barbara bartosz
beata bogna boguslaw boleslaw bozena bronislaw cezary czeslaw dagmara damian danuta dariusz
dominik dominika dorota edyta elzbieta emilia ewa filip franciszek gabriela grazyna grzegorz
halina hanna helena henryk hubert ireneusz irena iwona izabela jacek jadwiga jakub jan janina
janusz jaroslaw jerzy joanna jolanta jozef julia justyna kamil karol karolina katarzyna kazimierz
kinga konrad krystian krystyna krzysztof leszek lidia lech lucjan ludwik lukasz maciej magdalena
malgorzata marcin marek maria mariola mariusz marta mateusz michal mieczyslaw milosz mikolaj
miroslaw monika natalia patrycja pawel piotr przemyslaw radoslaw rafal renata robert roman ryszard
sebastian slawomir stanislaw stefan sylwia szymon tadeusz teresa tomasz urszula wanda weronika
wieslaw wieslawa wiktor witold wladyslaw wlodzimierz wojciech zbigniew zdzislaw zofia zuzanna
zygmunt alena alois ales anezka antonin blanka bohumil bohuslav bretislav dagmar dalibor dana
david dusan eliska emil eva frantisek hana hynek igor ilona iva ivana jana jarmila jaromir
jaroslav jaroslava jindrich jirina jiri jitka josef kamila karel katerina klara kveta ladislav
lenka leos libor libuse lubomir lubos ludek lucie ludmila lukas marcela marketa marian martin
matej milada milan milos miloslav miluse mirek miroslav nadezda oldrich olga ondrej otakar patrik
pavel pavla pavlina petr petra premysl radek radka radim radovan richard rostislav ruzena rudolf
simona stanislav stepan svatopluk sarka tereza tomas vaclav vera viktor vit vitezslav vladimir
vladimira vladislav vlasta vojtech zbynek zdenek zdenka zuzana juraj katarina lubica maros milica
peter tibor aleksa aleksandar amra ana anja ante bojan bojana boris borislav boro branka branko
damir danica danijel darko davor dejan domagoj dragan dragana drago dusko edin elvira emina enver
faruk franjo goran gordana haris hrvoje ibrahim ilija ines ivica ivo jadranka jasmina jasna jelena
jovan jovana kresimir ksenija lazar lejla ljiljana ljubica luka maja marija marijan marina marko
mate matija mile milena miljenko milorad milovan mira mirjana mirko mirna mladen momir natasa
nebojsa nemanja nenad nevena nikola nikolina novak obrad ognjen olivera petar predrag rade radmila
radomir ranko ratko sanja sasa senad sinisa slavica slavko slobodan snezana srdan srdjan stipe
stjepan stojan suzana svetlana tamara tanja tatjana teodora tihomir tomislav uros valentina vedran
veljko vesna viktorija vladan vlado vojislav vuk zdravko zeljka zeljko zlatko zoran zorana
zvonimir aleksei aleksey alexei alexey aleksandr alevtina alla alyona anastasia anastasiia anatoly
anatoli andrey andrei angelina anton antonina arina arkady arseny artem artyom daria darya denis
dina dmitri dmitry dmytro egor ekaterina elena elizaveta evgenia evgeny evgeni fedor fyodor galina
gennady georgy gleb grigory ilya inessa inga inna ioann irina ivan kirill klavdia konstantin
kseniya ksenia lada larisa leonid lev lidiya lilia lyubov lyudmila maksim maxim margarita mariya
maya mikhail nadezhda nadia nataliya natalya nikita nikolai nikolay nina oksana oleg olesya polina
pyotr raisa ruslan rustam semyon sergei sergey sofia taisia tatiana tatyana timofey timur ulyana
vadim valentin valery vasily vasili veronika viktoria vitaly vladlen vsevolod vyacheslav yakov
yana yaroslav yegor yekaterina yelena yevgeny yevgenia yulia yuliya yuri yury zhanna zinaida zoya
andriy anatoliy bohdan bogdan borys danylo daryna denys fedir halyna hennadiy hryhoriy ihor iryna
ivanna kateryna khrystyna kostiantyn kyrylo larysa lesia lesya liudmyla lyubomyr lyudmyla maksym
mariia mykhailo mykola mykyta myroslav myroslava nadiia nataliia nazar nazariy oleh oleksandr
oleksandra oleksii oleksiy olena olha ostap pavlo petro roksolana rostyslav serhii serhiy sofiia
solomiia svitlana taras tetiana tetyana uliana vadym valentyn valeriy vasyl viktoriia vira vitaliy
volodymyr viacheslav yaroslava yevhen yevhenia yurii yuriy zakhar zoriana aliaksandr maryna
sviatlana siarhei uladzimir natallia andras agnes aniko antal aron attila balazs balint barnabas
bela bence boglarka csaba csilla daniel denes dora edit elemer emese endre erika erno ervin
erzsebet eszter ferenc fruzsina gabor gergely geza gyorgy gyula hajnalka henrik ibolya ildiko imre
istvan ivett janos jolan jozsef judit kalman karoly katalin kornel krisztian krisztina laszlo
levente livia lorand lorinc magdolna margit marton matyas melinda miklos mihaly nandor nikoletta
noemi norbert orsolya otto pal piroska reka rozalia sandor sarolta tamas terez timea tivadar tunde
vilmos zita zoltan zsofia zsolt zsuzsa zsuzsanna aija aivars andris arturs baiba dace daina dainis
edgars egils egle elina eriks gatis guntis ilze imants inese ingrida ivars janis jurgis kaspars
kestutis krisjanis laima liga linas maris martins mindaugas normunds olegs raimonds ramunas rasa
rimas ruta sandra sigita skaidrite uldis valdis vytas vytautas zane ain aivar anneli ants eero
heiki indrek jaak jaan juhan kaarel kadri kersti kaja katrin kristjan lauri maarja margus mart
mati meelis mihkel piret priit raivo reet riina siim sirje tarmo tiina tiit toomas triin urmas
urve aino aki antti anu arja arto eeva eija elisa erkki esa esko hannu harri heikki heli helmi
ilkka ilmari irma jaakko jani jari jarmo jenni joni jorma jouko juha juhani jukka jussi kaarina
kaisa kalle kari katja kimmo kirsi kirsti laura leena lasse liisa maija marika marja marjatta
markku matti merja mika mikko minna miska niina noora olli outi paavo paivi pasi pekka pentti
pertti petri pirjo pirkko raija raimo reijo riitta risto saara saija sakari sami sanna sari satu
seija seppo sini sirpa sisko soile taina tapio tarja teemu tero timo tuija tuomas tuula urho veera
veikko vesa ville virpi achilleas afroditi alexandros alexis anastasios andreas angeliki antonis
apostolos aristides athanasios chara charalambos christos chrysoula dimitra dimitrios dimitris
efthymios eleftheria eleni evangelia evangelos fotini georgia georgios giannis giorgos ioanna
ioannis irini konstantina konstantinos kostas kyriakos lefteris michalis nikolaos nikos panagiota
panagiotis panos paraskevi pavlos petros sotiris spyridon spyros stavros stelios stergios thanasis
theodoros vasiliki vasilis yannis yiannis yorgos ana-maria aram ararat armen artak arsen anahit
arpine ashot garegin gayane gevorg hasmik hayk hovhannes karen lilit lusine mher mkrtich narek
narine nune ruzanna samvel sargis serzh siranush suren tigran vahagn vahan vardan zaruhi avtandil
beka bidzina davit eka eteri giga giorgi gocha guram irakli kakha keti ketevan khatuna lali lasha
levan lia maia mamuka manana mikheil mzia nana nanuli nika nino nodar otar paata revaz rusudan
salome shalva shota tamaz tamar tamta temur tinatin tornike vakhtang zaza zurab aida ainura almaz
askar asel aizhan aibek aigul ainur alibek altynai aliya almas bakhyt bakyt bolat chingiz daniyar
dauren dinara elmira erlan farida gulnara gulnaz jamila kairat kanat laziz madina marat mukhtar
nargiz nazgul nurlan nursultan otabek rashid rinat sanjar saule shavkat talgat ulugbek umida
yerlan zarina zhanar
"""
_WEST_AND_SOUTH_ASIA_AND_AFRICA = """
aamir abbas abd abdallah abdel abdelaziz abdelkader abdellah abdelrahman abdirahman abdul
abdulaziz abdulkadir abdullah abdullahi abdulrahman abeer abir adel adham adil adnan afaf afnan
ahlam ahmad ahmed aicha aida aisha alaa ali alia aliya amal amani amina amin amir amira ammar amr
anas anwar arwa asma asmaa ayman aymen aya aziz aziza badr bahaa bahia bakr basem basel bashir
bassam bilal bouchra burhan dalal dalia dina dunya driss ehab emad eman essam fadi fadia fadila
fahd faisal farah fares farhan farid farida faris farouk fatema fathi fatiha fatima fatma fawzi
fayez fayrouz feras fouad fuad ghada ghassan habib habiba hadi hafsa haifa haitham hajar hakim
hala halima hamad hamdi hamid hamza hana hanan hani hanna haroun hasan hashem hassan hatem hayat
haya hazem heba hesham hicham hind hisham houda huda hussam hussein husam ibrahim ibtisam idris
ihab ikram ilham imad iman imane imran inas intisar ismail isra issam jabir jaber jafar jalal
jamal jamila jawad jihad jihan kamal kamel karim karima kawthar khadija khaled khalid khalifa
khalil laila lamia layla latifa leila lina lotfi lubna maha mahdi mahmood mahmoud majed majid
malak malek malika manal mansour marwa marwan maryam mariam mohsen mazen mehdi mina mohamad
mohamed mohammad mohammed mona mounir mouna muhammad mukhtar muna munir murad musa mustafa
mustapha nabil nabila nada nadeem nader nadia nadim nagwa nahid nahla naima najat naji najib najla
nasser nasrin nawal nawaf nayef nazih nermin nidal nizar noha nora noor nouf noura nour nuha omar
omnia othman qasim qais rabab rabia rachid rached rafik raghda rahma raja rami ramy rana randa
rania rashed rashid rasha raed rawan reem rida rim riyad rola ruba saad saadia saba sabah sabri
sadiq safa safia sahar said saif salah salam saleh salem salim salima salma salwa samah samar
sameh sami samia samir samira sana sara sawsan sayed shadi shadia shaimaa sherif sherine siham
soraya souad suad suha suhail suleiman sumaya taha tahani taher talal tamer tarek tareq tariq
taufik taysir thamer usama osama wael wafa wafaa wahid walid wassim widad yahya yasin yasmine
yasser yazan youcef youssef yousef yusuf yusra zahra zainab zaki zakaria zeinab zied zineb ziad
zuhair ahmet alp alparslan altan arda arzu asli aykut ayla aylin ayse aysun aytac banu baris basak
bahar bekir belgin beren berk berna betul beyza birgul bilge bora bugra bulent burak burcu bursin
can canan cem cemal cemil cengiz cevdet ceyda cigdem defne demet deniz derya devrim dilek dogan
ebru ece elif emel emine emre engin ercan erdal erdem erdogan eren erhan erkan erol ersin ertugrul
esin esra evren faruk fatih ferhat ferit feyza figen filiz firat funda gamze gizem gokce gokhan
gonul gul gulay gulcan gulden gulsen gulten gunay guven hakan haldun halil hande harun hatice
haydar huseyin hulya ilhan ilker inci ipek ismet kaan kadir kamil kemal kerem kerim koray kubra
kutay leman levent leyla mehmet meltem meral mert merve meryem mesut metin mine murat muge naci
nalan nazan nazli necati nese nihal nihat nilgun nilufer nuray nuri nurcan oguz okan oktay omer
onur orhan osman oya ozan ozge ozgur ozlem pelin pinar ramazan recep rifat sabiha sadik salih
savas seda sedat sefa selahattin selcuk selim selin selma semra serap serdar serhat serkan sevda
sevgi sevil sevim sezen sezgin sibel sinan sinem songul suat suleyman sultan suna sevket tahir
taner tarik tayfun tugba tulay tuncay tugce turgut turkan ufuk ugur umit umut utku veli vildan
volkan yagmur yasar yasemin yavuz yelda yeliz yesim yigit yildiz yilmaz yunus zafer zehra zekeriya
zerrin zeynep afshin akbar alireza amirali anahita arash arezou ardeshir arman atefeh azadeh azar
babak bahman bahram behnam behnaz behrouz bijan dariush ebrahim elaheh elham elnaz esfandiar
fariba fardin farhad farideh farzaneh farzad fatemeh fereshteh fereydoun ghazal ghazaleh gholam
golnaz golshifteh hamed hamidreza haleh homa hooman hossein iraj javad kamran kaveh kazem keyvan
khosrow kianoush ladan laleh mahdieh mahin mahnaz mahsa mahshid mahtab maliheh mandana mansoureh
manouchehr marjan marzieh masoud masoumeh massoud mehran mehrdad mehri mehrnoosh mitra
mohammadreza mojgan mojtaba morteza mostafa narges nasim nazanin negar nilofar nima niloufar
parisa parvin parviz payam pegah pejman pouya ramin reza roya roxana saeed saeideh saman samaneh
sepideh shabnam shahin shahla shahram shahrokh shahrzad shapour shirin shiva shohreh siamak simin
soheila sohrab taraneh touraj vahid yasaman zohreh farkhunda gulbuddin hamida najibullah
rahmatullah shukria zalmay aarav abhay abhijit abhinav abhishek aditi aditya ajay ajit akash akhil
akhilesh akshay alka amar amartya amit amitabh amitava amol amrita anand ananya aniket anil
anirban anish anita anjali anjan anju ankit ankur anupam anuradha anurag anusha aparna apoorva
archana arjun arnab aruna arun arundhati arup arvind arvinder ashish ashok ashutosh ashwin ashwini
asim atul avinash avni ayush babita bala balaji balakrishnan bharat bharati bhaskar bhavna bhupesh
bibek bijoy bimal bina biswajit brinda chandan chandra chandrasekhar chetan chhaya chitra
debashish deepa deepak deepika deepti devendra devika dhananjay dharmendra dhruv dilip dinesh
dipak dipankar divya durga gagan ganesh gaurav gautam gayatri geeta geetanjali gita girish gopal
gopalakrishnan gourav govind gurpreet harish harpreet harsh harsha harshad harshvardhan hema
hemant himanshu indira indrani indu ishaan ishita jagdish jaideep jairam jaya jayanta jayanti
jayant jayashree jitendra jyoti jyotsna kabir kailash kalpana kalyan kamala kamlesh kanchan kapil
karan karthik kartik kaushik kavita kavitha keshav ketan kiran kirti kishore komal krishna
krishnan kunal kumar kusum lakshmi lakshman lalit lalita lata latha leela madan madhav madhavi
madhu madhur madhuri mahendra mahesh malati malini mamata manas manish manisha manju manjula
manmohan manoj mansi maya meena meenakshi meera megha mihir milind minal mohan mohini mohit monika
mridula mukesh mukul mukund murali murthy nagesh nalini namita nandini nandita narayan narayanan
narendra naresh naveen navin neel neelam neeraj neeru neha nidhi nikhil nilesh nimisha nirmal
nirmala nirupama nisha nishant nitin nitish niyati omkar padma padmini pallavi pankaj parag paresh
partha parul parvati pavan payal piyush pooja poonam prabhat prabhakar prabir pradeep prakash
pramod pranab pranav pranay prasad prasanna prasanta prasenjit prashant pratap prateek pratibha
pratik praveen preeti prem prerna priya priyanka punam puneet punita purnima pushpa rachna radha
radhika raghav raghavendra raghu raghunath raghuram rahul raj rajan rajat rajeev rajendra rajesh
rajeshwari rajinder rajiv rajni raju rakesh ram rama ramachandra raman ramesh ramnath ranjan
ranjit ranjana rashmi ravi ravindra reena rekha renu renuka rishi ritu rohan rohini rohit ruchi
ruchir rupa rupali sachin sadhana sahil sameer sandeep sandhya sangeeta sanjay sanjeev sanjiv
sanjukta santosh sapna sarita sarojini sashi satish satya satyajit saurabh savita seema shailaja
shailendra shalini shankar shanta shanti sharad sharmila shashi sheetal shekhar shikha shilpa
shivani shobha shreya shrikant shruti shubha shubham shweta shyam shyamala siddharth sita smita
smriti sneha somnath sonal sonali sourav sridevi sridhar srinivas srinivasan subhash subir
subramanian sucheta sudha sudhir sudipta sugata suhas sujata sujatha suman sumati sumit sumitra
sundar sunil sunita suraj surendra suresh surinder surya sushil sushila sushma swapan swapna swati
tanmay tanuja tapan tapas tarun tejas trilok tripti tulsi tushar uday ujjwal uma umesh upendra
urmila urvashi usha uttam vaibhav vandana varun vasant vasanthi vasudha vasundhara veena venkat
venkatesh vibha vidya vijay vijaya vikas vikram vimal vimala vinay vineet vinod vipin viral
virendra vishal vishnu vishwanath vivek yamini yash yashwant yogendra yogesh aftab akram amjad
anwarul arif arshad asad asif atif ayesha azhar bushra danish ejaz faheem fahad faiza farhat
farooq farzana fawad faiz fouzia ghazala ghulam hafeez haroon humaira iftikhar ijaz imtiaz iqbal
irfan irshad ishaq ishrat jahangir javed junaid kashif kausar khurram khurshid kulsoom liaquat
maheen mahmuda mahreen maleeha mansoor masood mehreen mehwish moeen mohsin mubashir munawar
muneeza mushtaq naeem naghma nargis naseem naseer nasreen nawaz nazia nighat nosheen parveen
pervaiz pervez qamar rafiq rahim rashida razia rehana rehman rizwan rubina rukhsana sadaf sadia
saima sajid saleem salman samina sania sarwar shabana shabbir shagufta shahbaz shahid shahida
shahzad shaista shakeel shakil shamim shams shamsul sharif shaukat shazia sheikh sohail sultana
syed tabassum tahira talat tanveer tanvir tasneem tauseef tehmina umar usman uzma waheed wajid
waqar waseem yasmeen zafar zaheer zahid zahida zaheda zainul zara zeenat zia zubair zulfiqar
anisur fazle habibur khaleda mahbub mizanur mohiuddin mostafizur motiur mujibur nazmul rezaul
saiful shafiqul shahidul sirajul tofail chaminda dilhan kumari lasantha mahinda nalaka nimal
nishantha priyantha ranil rohitha ruwan sajith sanath sunethra thilini upul bishnu bidhya deuba
hisila khadga prachanda rabindra sher tenzin tsering dorji jigme karma kinley lobsang pema
phuntsho sangay sonam tashi ugyen wangchuk aba abebe abeba abena abiodun abiola abiy abdou
abdoulaye abimbola achieng adama adaeze adaobi adebayo adebola adedayo ade adeola aderonke adewale
adeyemi adjoa adwoa afia afua agnes ahmadou akin akinwumi akinyi akosua akua akwasi alassane
alemayehu alemu alhaji alioune almaz aloysius ama amadou amara amare aminata aminu amma amos anan
angelina arinze arthur asante asha assefa assetou atieno awa awino ayanda ayele ayo ayodele azeb
babacar babajide babatunde bakary bamidele bekele berhanu bintou binta birhan bisi blessing boakye
boubacar bongani bonginkosi boniface bukola busisiwe chamisa charity chege chibuike chidi chidinma
chika chikondi chima chimamanda chinedu chinelo chinua chinwe chinyere chioma chipo chukwudi
chukwuemeka cheikh collins comfort cyprian dalitso dawit demba desta diarra dikembe djibril doudou
dumisani ebele ebenezer efua ejike eleni elikem elikia emeka emmerson enoch ephraim ermias esi
esther eyob ezra fadekemi fadumo fanta fatou fatoumata fekadu felicien femi festus fikre fode
folake folasade francine funke funmilayo gaspard genet getachew gideon girma godwin goodluck grace
habtamu hailemariam hawa helen hirut ibou idrissa ifeanyi ifeoma ike ikechukwu ikenna innocent
isatou issa issouf issoufou jabulani jomo joseph-desire juma kabiru kaddu kagiso kamau kariuki
kassa kebede kelechi kemi keita khadijatou kidist kimani kiprono kipchoge koffi kofi kojo kone
kwabena kwadwo kwaku kwame kwasi lamin lamine lassana lerato lindiwe lulu lungile mactar magufuli
makena malick mamadou mame mamo mandla mariama mariatou masego mbali mekonnen melaku meles meron
mesfin mercy miriam modibo modou mohau moussa mosiuoa mthuli mulatu mulu mulugeta mutua muthoni
mwai mwangi mwikali naledi nana nandi ndidi neo neema ngozi nia njeri njoki nkechi nkem nkiru
nkosana nkosazana nnamdi nokuthula nombuso nomsa nomvula nonhlanhla nosipho ntombi nthabiseng nuru
nyambura nyokabi obinna obiageli ochieng odhiambo ogechi okechukwu okello olabisi olamide
olanrewaju olayinka olu olubunmi oluchi olufemi olufunke olukayode olumide olusegun oluwaseun
omolara omotola ousmane oumar oumou paa palesa papa patience petronella phumzile pius precious
prosper prudence rahel refilwe rejoice robel rokhaya rose ruvimbo sade saliou samba sanele sadio
salimata seble segun sekou selam selamawit seretse serwaa seydou shaka sibongile sibusiso simba
simphiwe sindisiwe siphiwe sipho sizwe sylvestre tadesse takunda tafadzwa tamika tamirat tatenda
tawanda tebogo tedros temitope tendai tesfaye thabo thandeka thandi thandiwe themba thembi thulani
tigist tinashe titilayo tolu tosin tsegaye tsitsi tumelo uche udo uchenna uhuru unity uzoma vusi
wairimu wambui wangari wanjiku wanjiru wafula winnie worku xolani yaa yaaba yaw yemi yewande
yohannes yonas yoweri zandile zanele zenebe zewde zinhle zodwa zola aurelien bosco dieudonne
espoir faustin jean-bosco jean-marie landry placide herizo hery lalao mamy rado rivo tojo
voahirana adi agung agus aisyah andi anies ani arief ari aryo aulia ayu bambang benny budi budiman
cahya cahyo dewi diah dian dimas djoko dwi dyah edi eka eko endang endah erwin fajar fitri ganjar
gede gunawan hari haryo hendra heru herman ida indah indra intan irwan iwan joko kadek kartika
ketut komang laksmi lestari made mega megawati nadiem nanang ningsih novi nur nurul nyoman oka
prabowo pranowo putri putu rahayu rahmat rani ratna ratih retno rini rizal rizki rudi sari satria
setiawan siti slamet sri sukarno susilo sutrisno suharto tri tuti utami wahyu wayan widodo widya
wulan yanti yanto yudi yuli yuni aini azizah azlan azmi faridah fauziah haji hajah halimah
kamariah khairy mahathir mohd muhyiddin nik noraini norhayati razak rosmah rozita tengku wan
zaharah zainal zaiton zulkifli aung thein htin khin kyaw min moe nay nyan phyo san soe thant thida
thiha tin win yin zaw aye su suu hla ma mya mi naing sai somchai somsak somying prayut thaksin
yingluck pita srettha siriporn supachai surachai suthida wichai wanida anong apichart chai
chatchai chuan kanya kittisak malee nattapong niran nopparat pornpimol prasert prasong rattana
sakda sombat sompong suda sunee supaporn thanapon thanathorn wirat rodrigo bongbong leni imelda
corazon benigno ninoy jejomar risa avi avigail aviv avner avraham ayelet arie ariel asaf benjamin
binyamin boaz chaim dafna danit dov efrat ehud eitan elad eliezer eliyahu erez ezer gad galit
gilad golda hadas haim haviva hila ilan inbal itamar itzhak limor lior liora meir menachem merav
michal mordechai moshe nadav naftali natan nathan nir nitzan noa noam nurit ofer ofir ora oren
orit orly osnat rivka ronen ronit sagi shai shaul shimon shira shlomo shmuel shoshana shulamit
sigal tal tali talia tamar tomer tova tzipi uri uzi yaakov yael yair yaron yehuda yigal yitzhak
yoav yona yosef yossi yuval zeev zehava
"""
_JAPANESE = """
ai aiko aki akihiko akihiro akihito akiko akio akira akitoshi asako asami atsuko atsushi ayako
ayaka ayame ayumi azusa chie chieko chihiro chika chikako chiyo chizuko daichi daiki daisuke
eiichi eiichiro eiji eiko eisuke emi emiko eri eriko etsuko fumiaki fumihiko fumihiro fumiko fumio
fumitake fusako genichiro genki goro hajime hanae hanako haru haruhiko haruka haruki haruko harumi
haruo haruto hayato heizo hideaki hidefumi hidehiko hidekazu hideki hideko hidenori hideo
hidetoshi hideyuki hikari hikaru hina hinata hiroaki hirofumi hirohito hiroki hiroko hiromi
hiromichi hironobu hiroshi hirotaka hiroto hiroyuki hisako hisao hisashi hisayo hitomi hitoshi
honoka ichiro ikuko ikuo isamu isao itsuki itsuko izumi jiro jun junichi junichiro junko junya
kaede kana kanae kanako kanji kaori kaoru katsuhiko katsuhiro katsumi katsunori katsuo katsuya
katsuyuki kayo kayoko kazue kazuhiko kazuhiro kazuki kazuko kazumi kazunori kazuo kazushi kazuto
kazuya kazuyo kazuyoshi kazuyuki keigo keiichi keiji keiko keisuke keita kenichi kenichiro kenji
kenjiro kensuke kenta kentaro kenzo kiichi kikuko kimiko kinuko kiyoko kiyomi kiyoshi kiyotaka
kohei koichi koichiro koji koki kosuke kotaro kotomi kozo kumi kumiko kunihiko kunio kyoichi kyoko
machiko madoka mai maiko maki makiko makoto mamiko mamoru manabu mana manami mari mariko masaaki
masafumi masaharu masahiko masahiro masahito masaki masako masamichi masami masanobu masanori
masao masaru masashi masataka masato masatoshi masaya masayo masayoshi masayuki masumi matsuko
mayo mayu mayuko mayumi megumi michiko michio midori mieko miho mihoko miki mikiko mikio minako
minami minoru misaki misako misao mitsue mitsuhiro mitsuko mitsuo mitsuru mitsuyo miwa miwako
miyako miyoko miyu miyuki mizuho mizuki moe momoko motoko motoo motoyuki mutsuko nagisa nana
nanako nanami naoki naoko naomi naoto naoya narumi natsuki natsuko natsumi nobuaki nobuhiko
nobuhiro nobuko nobuo nobuyoshi nobuyuki noboru noriaki norihiko norihiro noriko norio noriyuki
osamu rei reiko reina rie riko rika rikako rina ritsuko rokuro rumi rumiko ryo ryohei ryoichi
ryoji ryoko ryosuke ryota ryotaro ryuichi ryuji ryunosuke ryuta sachi sachiko sadako saburo saeko
saki sakiko sakura saori satoko satomi satoru satoshi satsuki sayaka sayo sayoko sayuri seiichi
seiji seiko seishi setsuko shigeaki shigehiro shigeki shigeko shigemi shigeo shigeru shigeyuki
shin shinichi shinichiro shinji shinjiro shinobu shino shintaro shinya shinzo shiori shiro shizue
shizuka shizuko sho shogo shoichi shoichiro shoji shoko shota shotaro shoya shozo shuhei shuichi
shuji shuko shun shunichi shunji shunsuke shuntaro soichi soichiro sosuke sota sotaro sumie sumiko
sumio susumu suzuko tadaaki tadahiko tadahiro tadao tadashi tadayuki taeko taichi taiki taisuke
takaaki takafumi takahide takahiko takahiro takahisa takahito takako takamasa takanobu takanori
takao takashi takayo takayoshi takayuki takehiko takehiro takeo takeshi taku takuji takuma takumi
takuro takuto takuya tamaki tamami tamiko tamotsu taro tatsuhiko tatsuo tatsuro tatsuya teruaki
teruhiko teruko teruo teruyuki tetsuji tetsuko tetsuo tetsuro tetsuya tetsuzo toku tokuko tomio
tomoaki tomoe tomohiko tomohiro tomoka tomoki tomoko tomomi tomonori tomoya tomoyo tomoyuki toru
toshiaki toshie toshifumi toshihide toshihiko toshihiro toshikazu toshiki toshiko toshimi
toshimitsu toshinori toshio toshiro toshiya toshiyuki tsuneo tsutomu tsuyoshi umeko wakana wataru
yae yasuaki yasufumi yasuhiko yasuhiro yasuhisa yasuko yasumasa yasunari yasunori yasuo yasushi
yasutaka yasuyo yasuyuki yoichi yoichiro yoji yoko yosuke yoshiaki yoshie yoshifumi yoshihiko
yoshihiro yoshihisa yoshihito yoshikazu yoshiki yoshiko yoshimasa yoshimi yoshinobu yoshinori
yoshio yoshiro yoshitaka yoshiteru yoshito yoshiya yoshiyuki yu yui yuichi yuichiro yuji yuka
yukako yukari yuki yukie yukihiko yukihiro yukiko yukimi yukinori yukio yuko yumi yumiko yuri
yuriko yusaku yusuke yuta yutaka yutaro yuya yuzuru
    rosalie einar josie jikke morwenna colm alfie anoushka benedikt bettina bronwyn caoimhe
    cerys ciaran clementine cosima dimitri frida janek jarek julieta kalinda katya liesbeth
    malik mateo pernille pippa roza saanvi tove wei wilhelmina alden giles bola wole adunni
    otieno njoroge tariro farai rudo cuthbert ottoline persephone hester dorcas bryony ambrose
    tarquin jethro josiah levi micah nehemiah obadiah thaddeus
    """

_OF_MANY_LANGUAGES = """
aakash aaliyah aart aarti abdelhak abdelilah abdulla abdus abel abhisit abner abubakar
adalbert adan adanna adenike adesina adlai adolph adriano adrien aduke aecio ahn aimee
aisatou aissatou albertine alda aleid aleksi alexandrine alikhan aliko aliou alojz alok
alonzo alphonse aman ambika ambroise amita anabel ananda anatol anatole andre andreina
andrej andrejs andy anibal anjana ankita anne-marie annemarie anniken anoop anshul
antanas antonino antony anuj anutin anyango apirat apolline aquiles arafat archibald areej
aref arend arjan arlo armand armelle arnaldo arsenio asamoah asbjorn asher ashis ashraf
ashton aslan athena atiku atilla aud aude augusta auguste augustin augustus aurelia aurora
avery avigdor aysel azucena azza babul baldassare baltasar barack barnaby barthelemy
bartolome bartolomeo barton bashar basil basma bassem baurzhan baxter bayram bea behzad
benedicta benedicte beniamino benita bernice berta bertha berthe bess bette bettino
bhupinder bikash bipin birgitte blaise blanche blythe boel bonifacio borge bounnhang
bouthaina boutros boyd brady branislav brendon briana brianna britney brock bronson brooke
brunella bryce bryson burt byron callum calogero camilo candice candida candido
capucine cari caridad carlene carly carroll carson carter casey cassandra cassidy cayetano
celeste celestin celestino chadi chandler charlton chauncey cherie chet chiamaka chike
chokri christelle christen christie christy chuck chukwuma cipriano ciro claes clair
clarisse clark claudette claudine clayton clelia clemente cleo clint clotilde clovis coleman
colton concha conchita conrad consolacion constantine constanza corbin corentin cornelius
cory cosme costanza courtney cristiana cristoforo cyrus dag dalton dambisa damon daniil
danilo dante daouda darlene darrell darrin darryl daryl davis dawson deanna debashis debbie
dee deena del delbert delfina della delores demetrio demetrius dena deon derrick
desiderio desiree devi devin devlet dexter diallo didem dilma dino dixie dlamini dmitriy
domenica domitila donovan dorian doriana dorothee drew dubravka dustin dusty earle ebrima
edda edita edmond edsel edvard edwina efe effie efraim egil eike eila eino eirik ekow ekrem
elaina elbert elchin eleanora elia eligio elio elisha elissa elkana ellis ellsworth elly
elmer elmo eloy elton elvin elvis emeric emerson emilija emmanuelle emory emrah ender
epifanio ermek erna ernesta ernestine ernie errol esam esmaeil espen estella estrella etta
eudora eufemia eulalie eustache eustaquio evangeline evaristo evelina everette evo eyal
ezekiel fabia fabiana fabiano fadwa fahri faina falk faron farshid faten fausta fausto
fawzia fay faysal felice feliciano felicita feliks fernande ferruccio fethullah fikret
filomena finn fiorenzo firouz fletcher florentino floyd folke forrest fran franca freddie
frieda frode fuat funmi gabe gabin gabrielle gadi gaetan gagik garba garret garrett gaspare
gayle gena genoveva geoffroy georgi georgiy geraldo gerd geri germain germano gerolamo gert
gertrude gervais ghasem ghislain ghislaine giacinto gian giancarlo gianpaolo gijsbert gilda
gilmar ginny gintaras giosue girolamo giustino gladys goldie gordie gracie grady graziano
gregoire gretchen grete griffin gro gualtiero gulzar guro gus guus haakon hadeel hafez
haider haile hakainde hakob hal haley haluk hanin hank hanne hannele hannes harlan harley
harmon harper harriett harris hashemi hayden haytham hennie henriette heriberto herminia
heydar hilario hillary hipolito hiram hoda horatio hortensia hosni houshang hoyt hrant
huguette hun husni ignatius ignazio ilana ildefonso ilene ilia immaculada ina inez ingemar
ira irvin irving irwin isadora isam isidoro ismaila itziar ivanka ivano ivar izzat jacco
jacky jaclyn jacobus jacopo jagdeep jair jairo janelle janez janie janine janne jarl
jarvis jassim jaswant jatin jayne jazmin jean-francois jean-jacques jean-yves jeanette
jeanine jeannine jed jefferson jermaine jessie jillian jimmie joakim joaquina jodi jody joey
johnnie jordi jorn josip jovenel juanita judd jude jules julianne julius justino jusuf jytte
kadhim kamla kamuzu kara karam kaspar kassym-jomart katelyn katrine kaysone kehinde keisha
kelley kelli kellie kelsey kendall kermit kerri khadijah khama kip knud kourosh
kristi kristine kristy kurmanbek kursat kwesi lacey lahcen lamar lana lara larry latasha
latoya laure lauro lautaro lazare leandra leandre leann leland lennart lenny lenora leona
leonce leopoldo les levon libero lilian lillie linus lionello lisandro lise liza lizzie
lodewijk logan lola lonnie loren lori lottie loubna louie loujain lowell lucette lucrecia
lucrezia lucyna ludovico luigia luis-filipe lula lyle lyman lynda lynette mable mack macky
macy maddalena maddox mae magne mahamadou maher mahvash maimouna makhosi mallory mamie
mamphela mandisa manik manjit manlio mara maram marceline marcelino margarethe margaux
margery margie margo mariah maricarmen marie-louise marinko marino maristella marlon marthe
martino martti marva maryann masih mathew matilde maude maung mauri maxence maximiliano
maysa medha medhat meghan mehriban melba melih melike mengistu meriem merle merrill mervin
meseret michelangelo mikayel mike mikola milo mindy minerva mir-hossein miro mitch mitzi
modesto mogens moise mokgweetsi mollie moncef monireh montgomery monty morena morgane
mortimer morton mourad muammar mubarak muhammadu muhannad muharrem mumtaz myint myrna myron
nadir nagi naguib nahed najwa namrata nan nanette napoleon naser nasir nat natale natalija
natalino nayib nazario nazim neal necmettin nella nello nerea neslihan nettie neville newton
nicanor nicolo niek nihad nikki niklas nikol nikolaj nilde noelle nola nolan nona obafemi
obi odell odinga odoardo olimpia omaima omero orazio ori orietta orson orville ossi
ottavia palmira pansy parker pascual patricio patrizio patti patty paulette paulina pavle
pellegrino petras petteri peyman philibert pichai pierpaolo pinaki pio piyabutr placido
porfirio poul prabhu pravin preston primo prithvi purificacion qassem quinn quintino quinton
rachael radoslav radwan raffi raila rajaa rajani rameshwar ramsey randal rashad rasmi ratan
rauf rauno raymonde razan reba reggie regine reham reid remigio remo rena rens reshma reuven
revathi reynold rhea riad ridvan rigoberto rima rino rochelle rodolphe romane romeo romolo
romualdo ronaldo roni rosalba rosalinda rosalyn rosamond rosanne rosaura roscoe roselyne
roshan rossana rossella rostam rotimi roxanne royce rudolph rudy rufino ruhollah rukmini
russ rutger sabina sabino sadyr saeid safiya sahle sal salif samer sammy samora samson
samuele sasha savino scottie sebastien segolene selena selene serafina serafino sergej
severino seymour shahira shaima shana shari shauna sheela shelby sheldon shelia shelly
shereen sherman sherri sherrie sherwood sheryl shiv sid sidharth sietse sigmund sihem
silvano silvestro silvina simo simonas sina sindiwe siv siyabonga slavomir socorro sofiane
sofya soha sok sokha solomon sonya soroush souleymane soumya spencer stacy stanko
stanton steinar stephan stevan stine suchit suchitra sukanya sukru sunanda surayud suzette
svend sverre sylvaine sylvester tafari tage tahar taiwo tami tamim tammy tamrat tansu tanvi
tapani tarcisio tasha tawfik tayeb taylor tayyip teddy telmo teofilo teri terrance terri
teshome tewodros thad tharman theis thokozani thongloun thorvald thurman tia tiberio timmy
timoteo tito titus toivo tolga tomi tommi tonia tonya tord touria traci trent trey trina
trish trisha truman tullio turid tyrone tyson ubaldo ulises ulrik ulysse ulysses umaru
urbain urbano uriah utpal vagn vaishali valdir valentino valentyna valeri vance vania vanja
vann varsha vasil vaughn vegard venancio vern verna verner victoire vigdis viktoriya vilhelm
vilho vinayak vinita violette viraj virgilio virna vitali vitalij viviana vjekoslav
vlada vugar waclaw wadih wajdi walker wally walt wasim wendell wes wilbert wilda wiley
wilfredo wilfrid willard willis wilson winthrop workneh wyatt xico xiomara yadollah yago
yared yasir yassin yassine yetunde yisrael yoani yonatan younes yrjo zabel zacarias zach
zachariah zayed zeina zeki zelda zelie zenawi zoey zubin zulema zvi
"""

GIVEN_NAMES = frozenset(
    " ".join(
        (
            _ENGLISH,
            _ROMANCE,
            _GERMANIC,
            _SLAVIC_AND_EAST,
            _WEST_AND_SOUTH_ASIA_AND_AFRICA,
            _JAPANESE,
            _OF_MANY_LANGUAGES,
        )
    ).split()
)
