"""Family names that tell which word of a name is the family's, in lower case without accents."""

CHINESE_SURNAMES = frozenset(
    """
    ai an ao bai ban bao bei bi bian bo bu cai cao cen chai chang chao che chen cheng chi chou chu
    cong cui dai dang deng di diao ding dong dou du duan fan fang fei feng fu gan gao ge geng gong
    gou gu guan gui guo ha hai han hang hao he hong hou hu hua huan huang hui huo ji jia jian
    jiang jiao jie jin jing ju kang ke kong kou kuang lai lan lang lao le lei leng li lian liang
    liao lin ling liu long lou lu luan luo lv ma mai man mao mei men meng mi miao min ming mo mou
    mu na ni nian nie ning niu ou pan pang pei peng pi piao pu qi qian qiang qiao qin qiu qu quan
    ran rao ren rong ru ruan rui sang sha shan shang shao she shen sheng shi shou shu shui shuai
    si song su sui sun tan tang tao teng tian tie tong tu wan wang wei wen weng wu xi xia xian
    xiang xiao xie xin xing xiong xu xuan xue yan yang yao ye yi yin ying you yu yuan yue yun zang
    zeng zha zhai zhan zhang zhao zhen zheng zhi zhong zhou zhu zhuang zhuo zong zou zu zuo ouyang
    sima shangguan zhuge situ murong huangfu dongfang gongsun chan cheung chow chung fong fung ho
    hsieh hsu ip kwan kwok kwong lam lau lee leung lo lui mak ng poon siu szeto tam tsai tsang tse
    tsui tsoi wong yam yeung yip yiu yuen chiang chiu chien hsiao hsiung kuo lien shih tsao tseng
    tsou
    """.split()
)
KOREAN_SURNAMES = frozenset(
    """
    ahn an bae baek bak ban bang bong bu byun cha chae chang chi chin cho choe choi chon chu chun
    chung do eom gang gil go gong gu guk gwak gwon ha ham han heo ho hong huh hwang hyun im in
    jang jegal ji jin jo jeon jeong ju jun jung kang ki kil kim ko koh koo ku kwak kwon lee lim ma
    maeng min moon mun myung na nam namgung namkoong no noh oh ok paek paik pak park pyo pyun rhee
    ri roh ryu ryoo sa seo seok seol shim shin sim sin so sohn son song suh sung tak u um wang woo
    yang yeo yeom yi yim yoo yoon you yu yun
    """.split()
)
EASTERN_SURNAMES = CHINESE_SURNAMES | KOREAN_SURNAMES
VIETNAMESE_SURNAMES = frozenset(
    "nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh trinh mai".split()
)
JAPANESE_SURNAMES = frozenset(
    """
    abe adachi aihara akiyama ando aoki aoyama arai araki arakawa asano asai azuma baba chiba doi
    endo enomoto fujii fujimoto fujimori fujimura fujioka fujita fujiwara fukuda fukui fukushima
    fukunaga furukawa furuya goto hamada hamaguchi hara harada hasegawa hashimoto hatakeyama
    hatoyama hattori hayakawa hayashi higashi hirai hirano hirata hirose hirota honda hori horie
    horiuchi hosokawa hoshino hosoda ichikawa igarashi iida iizuka ikeda imai imamura inagaki
    inoue ishibashi ishida ishihara ishii ishikawa ishiba ishimaru isobe ito iwai iwamoto iwasaki
    iwata kaneko kanda kaneda kamiya kataoka kato katayama kawabata kawada kawaguchi kawahara
    kawai kawakami kawamoto kawamura kawano kawasaki kawashima kikuchi kimura kinoshita kishi
    kishida kishimoto kitagawa kitamura kobayashi koga koike koizumi kojima komatsu kondo kono
    konishi koyama kubo kubota kudo kumagai kurata kuroda kurokawa kurosawa kuwahara maeda maekawa
    maruyama masuda matsubara matsuda matsui matsumoto matsumura matsunaga matsuo matsuoka
    matsushima matsushita matsuura matsuyama minami mishima miura miyagawa miyahara miyake
    miyamoto miyata miyazaki miyazawa mizuno mizutani mochizuki mori morikawa morimoto morioka
    morita moriyama motegi murai murakami muraoka murata muto nagai nagano nagashima nagata naito
    nakagawa nakahara nakai nakajima nakamoto nakamura nakanishi nakano nakao nakashima nakata
    nakatani nakayama nakazawa narita nikai nishi nishida nishikawa nishimoto nishimura nishioka
    nishiyama noda noguchi nomura nonaka obuchi ochi oda ogata ogawa ogino oguchi ohashi ohno
    oikawa oka okabe okada okamoto okamura okano okazaki okubo okuda omori onishi ono onodera
    oshima ota otake otani otsuka oyama ozaki ozawa sakaguchi sakai sakamoto sakata sakurai sano
    sasaki sato sawada seki shibata shibuya shimada shimamura shimizu shimomura shinohara
    shiraishi shirakawa soga sonoda suga sugawara sugihara sugimoto sugita sugiyama suzuki tabata
    tachibana tada taguchi takada takagi takahashi takai takano takaoka takashima takayama takeda
    takemoto takemura takenaka takeshita takeuchi takizawa tamura tanabe tanaka taniguchi tanigaki
    tanimoto terada tominaga tomita toyama toyoda tsuchiya tsuda tsuji tsukada tsukamoto tsutsui
    uchida uchiyama ueda uehara uemura ueno umeda umehara urata ushijima wada watanabe yabe yagi
    yamada yamagata yamaguchi yamamoto yamamura yamanaka yamane yamaoka yamasaki yamashita
    yamauchi yamazaki yano yasuda yokota yokoyama yoneda yoshida yoshihara yoshikawa yoshimoto
    yoshimura yoshino yoshioka yuasa
    """.split()
)
OTHER_SURNAMES = frozenset(
    """
    abbott abraham acosta adams adamson adler aguilar aguirre ahmed akhtar alba albrecht
    aldridge alexander alexandrov alfaro ali allan allen allison almeida alonso alvarado alvarez
    amin anand andersen anderson andersson andrade andreev andrews angell angelou appleby aquino
    arias armitage armstrong arnold arroyo arthur ashby asher ashton aslam atkinson atwood auden
    austen avery avila ayala aydin ayers aziz babbage bach bader baez bagley bailey bajwa baker
    bakker baldwin balfour ballard banerjee bannister barclay barker barlow barnes barnett barr
    barrera barrett barron barry bartlett barton bates batista bauer baxter beattie beatty
    beaumont beck becker beckett beckham beethoven begum bello benitez benjamin bennett benson
    bentley berg berger bergman bernard bernstein bhatt bhattacharya bianchi biden blackburn
    blackwell blair blake blanchard blanco blum boateng bohr bolton borges bosch bose boswell
    bouchard boucher boyd boyle bradford bradley bradshaw brady branson braun bray brennan
    bridges brien briggs brooks brown browning bruce brunner bryan bryant buchanan buckley
    burgess burke burnett burns burton bush butler byrd byrne caldwell callaghan calvert camacho
    cameron campbell camus carey carlson carlsson carlton carmichael carney carpenter
    carr carrasco carroll carson carter casey cassidy castillo castro chambers chaplin chapman
    chatterjee chaudhary chaudhry chavez chekhov chomsky choudhury christensen christie
    churchill cisneros clark clarke clarkson clayton clegg clements cobb coelho coetzee cohen
    cole coleman collier collins connolly connor contreras conway cooke coombs cooper copeland
    corbyn cordova cornell cornwell cortes cortez costa coulter cox craig crawford crosby
    cruz cunningham curran currie curtis dahl dalton daly daniels david davidson davies davis
    davison dawson decker delaney delgado dempsey denton desai devi devine dewey dewitt dhillon
    diaz dickens dickinson dietrich dillon diop dixon djokovic dodd doherty dolan dominguez
    donaldson donnelly donovan dostoevsky douglas doyle drake draper driscoll drummond duarte
    dubois duffy dumont duncan dunlap dunn dunne duran durand dutta eaton edison edwards egan
    eliot elliott ellis ellison emerson engel engels erdogan eriksen eriksson escobar espinosa
    espinoza estrada evans evers fagan farah farrell farrow faulkner fawcett feldman felix
    ferguson fernandes fernandez fernando ferrari ferreira figueroa finch fink finley fischer
    fisher fisk fitzgerald fitzpatrick flaherty flanagan fleming fletcher flores floyd flynn
    foley fontaine forbes forster forsyth foster foucault fournier fowler fox francis franco
    frank franke franklin fraser frazier freeman freud frey friedman fuchs fuentes fuller
    galbraith gallagher gallardo galloway galvin gandhi garcia gardiner gardner garner garrett
    garza gates gauthier geary george gerber ghosh gibbons gibbs gibson gilbert gilchrist gill
    gillespie gilmore giordano gleason glenn glover goddard godfrey godwin goethe goldberg
    goldman goldstein gomez goncalves gonzales gonzalez goode goodman goodwin gordon gorman
    gould graham grant graves gray greco greenberg greene greenwood greer gregory griffin
    griffiths grimes grossman guerra guerrero guevara guidry gupta guthrie gutierrez guzman haas
    hahn haley halloran halvorsen hamid hamilton hammond hancock hanna hansen hanson hansson
    harding harmon harper harrington harris harrison hart hartley hartman harvey hassan hastings
    hauser hawkes hawking hawkins hawthorne hayden hayes haynes healey healy heath hebert hegel
    heidegger heller hemingway henderson henry henson herbert herman hermann hernandez herrera
    hess hewitt hickman hicks higgins hill hirsch hobbes hobbs hodge hodges hodgson hoffman
    hoffmann hogan holden holland holloway holm holmberg holmes holt hoover hopkins hopper horne
    horton houghton howard howe howell huber hudson huffman hughes hume humphrey humphreys hunt
    hunter hurley hurst hussain hussein hutchinson huxley ibarra ibrahim ibsen ingram irving
    irwin islam ivanov iyer jackson jacob jacobs jacobsen jacobson jaeger jain james jamieson
    jansen janssen jarvis jefferson jenkins jennings jensen jimenez johansen johansson john
    johns johnson johnston jones jorgensen joseph joshi joyce juarez kafka kahn kaminski kant
    kaplan kapoor karlsson kaufman kaur kay keating keats keller kelley kelly kemp kendall
    kennedy kerr keynes khalil khan kidd kirby kirk kissinger klein klimt knight knox koch
    koehler kohl kovacs kowalski kramer kraus krause krishnan krueger kruger krugman kuhn kumar
    kurz lacroix laing lambert lancaster lange lara larsen larson larsson latham laurent lavoie
    lawrence lawson layton leblanc leclerc lefebvre lehmann leigh lennon leonard leroy leslie
    lester levine levy lewin lewis lincoln lind lindberg lindgren lindqvist lindsay lindsey
    lloyd locke lockhart logan lombardi lombardo lopez lovell lowe lowry lucas lucero ludwig
    luna lund lynch lyons macdonald macdougall mack mackay mackenzie macleod macmillan madden
    maddox maguire mahler mahmood mahmoud mahoney maier maldonado malik mallory malone mandela
    mann manning mansour marin marino marks marley marquez marshall martell martin martinez
    martins marx mason masters mather mathews mathis matisse matthews maxwell mayer
    maynard mbeki mcallister mcbride mccain mccall mccann mccarthy mccartney mcclure
    mcconnell mccormack mccormick mccoy mccullough mcdermott mcdonald mcdonnell mcdowell mcewan
    mcfarland mcgee mcgill mcgovern mcgowan mcgrath mcgregor mcguire mcintosh mcintyre mckay
    mckee mckenna mckenzie mckinley mckinney mcknight mclaughlin mclean mcleod mcmahon mcmillan
    mcnamara mcneil mcneill mcpherson mcqueen medina mehta meier mejia melville mendoza mercado
    mercer mercier merkel merrill merritt metcalfe meyer michaud middleton millar miller mills
    milne milner miranda mistry mitchell modi moffat mohamed mohammed molina molloy monroe
    montgomery montoya mooney moore mora morales moran moreau moreira moreno morgan morin morley
    morris morrison morse morton moser moses mueller muir mukherjee mullen muller mullins munoz
    munro murphy murray musk mwangi myers nadal naidu nair nakamura napier nash navarro neal
    neill nelson neumann newman newton nicholls nichols nicholson nielsen nietzsche nixon nolan
    norman norris norton novak novakova nowak nunez obama obrien ochoa oconnor odell odonnell
    ogden okafor okeke okonkwo oleary oliveira oliver olsen olson omalley oneal oneill orourke
    orozco orr ortega ortiz orwell osborn osborne osman otieno owen owens pacheco padilla paine
    palacios palmer pandey papadopoulos parker parkinson parks parra parrish parry parsons
    pascal pasternak patel paterson patrick patterson patton paul paulsen payne peacock pearce
    pearson pena pereira perez perkins perrin perry peters petersen peterson petit petrenko
    petrov petrova petrovic phelps phillip phillips picasso pinto pittman plato pollard pollock
    ponce poole popescu popov popovic powell powers prasad pratt preston pritchard proust pruitt
    pugh pushkin putin putnam quinn quintero qureshi rahman ramirez ramos ramsay ramsey randall
    randolph rankin rasmussen rawls reagan reddy redmond rees reese reeves reid reilly renard
    restrepo reyes reynolds rhodes ribeiro ricci richard richards richardson richmond richter
    riley rios ritchie ritter rivas rivera rivers robbins roberts robertson robinson robles
    rocha rodgers rodrigues rodriguez rogers romano romero romney roosevelt rosario rosas rosen
    rosenberg rosenthal ross rossi roth rousseau rowe rowland rowley roy rubio rudd ruiz rushdie
    rushton russell russo rutherford ryan ryder saeed sagan salas salazar saleh salgado salinas
    samuel sanchez sanders sandoval santana santoro santos sapra sarkar sarkozy sartre saunders
    sawyer schaefer schafer schmidt schneider scholz schroeder schubert schulz schulze
    schumacher schumann schuster schwab schwartz schwarz scott seidel sellers serrano sewell
    sexton seymour shah shaikh shakespeare shannon shapiro sharif sharma sharpe shaw shea
    sheehan shelley shelton shepard sheppard sheridan sherman sherwood shevchenko shields
    siddiqui sidhu siegel silva silverman simmons simms simon simons simpson sims sinclair singh
    singleton sinha skinner slater sloan smirnov smith snell snowden snyder socrates sokolov
    solis solomon soros soto souza spence spencer spinoza springer stafford stalin stanley
    stanton starmer starr steele stein steinbeck steiner stephen stephens stephenson stevens
    stevenson stewart stokes stone storey strauss stravinsky strickland stuart suarez sullivan
    summers sutherland sutton svensson swanson sweeney tagore talbot tate taylor tchaikovsky
    templeton tennyson terrell terry thatcher theroux thiel thompson thomson thoreau thorne
    thornton thorpe timmons tobin todd tolkien tolstoy torre torres townsend tracy travis
    trevino trudeau truman trump tucker turgenev turing turner tyler tyson underwood upton
    urbina valdez valenzuela vance vargas vasquez vaughan vaughn vega velasquez velazquez venter
    vera verma villanueva villarreal vincent vogel voltaire wagner wahlberg waldron walker
    wallace walsh walter walters walton warhol warner warren waters watkins watson watts webb
    weber webster weeks weinberg weinstein weiss welch weller wells werner westbrook whalen
    wheatley wheeler whitaker white whitehead whitehouse whitman whitney whittaker whitworth
    wiggins wilcox wilde wiley wilkins wilkinson willard williams williamson willis wilson
    winkler winston winters wolfe wolff woodard woodruff woodward woolf wordsworth wren wright
    wyatt wynn yates yeats yilmaz young zamora zapata zelensky zelenskyy zhukov ziegler
    zimmerman zimmermann zola zuckerberg zuniga
    """.split()
)
FAMILY_NAMES = (
    CHINESE_SURNAMES | KOREAN_SURNAMES | VIETNAMESE_SURNAMES | JAPANESE_SURNAMES | OTHER_SURNAMES
)
PARTICLES = frozenset(
    """
    van der den de la las los del da das do dos di du des von zu zur vom ter ten te bin ibn bint
    ben al el ould abu af av ap ferch y e le della degli dello dalla dei op 't
    """.split()
)
