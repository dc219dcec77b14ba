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
    adams ahmed alexander allen alvarez anderson andrews armstrong arnold atkinson bailey baker
    barker barnes bennett bianchi brown bryant butler campbell carpenter carter castro chapman
    clark clarke clarkson cohen collins cooper costa crawford cruz cunningham davies davis diaz
    dixon dubois dunn edwards elliott ellis evans ferguson fernandez ferrari ferreira fischer
    fisher fitzgerald fleming foster fournier fox fraser garcia gibson gomez gonzalez goldberg
    gonzales graham grant greene griffiths gupta gutierrez hamilton hansen harris harrison harvey
    hawkes hawkins henderson hernandez hill hoffmann holmes howard hughes hunt hunter hussain
    ivanov jackson jacobs jansen jenkins jensen johansson johnson johnston jones kaminski kaur
    kelly kennedy khan klein knight kovacs kowalski kumar lambert larsen lawson lefebvre lewis
    lopez macdonald mackenzie marshall martin martinez mason matthews mbeki mccarthy mcdonald
    mehta mendoza meyer miller mills mitchell moreau moreno morgan morris morrison muller murphy
    murray mwangi nakamura nelson nielsen novak okafor okonkwo oliveira olsen ortiz osborne otieno
    palmer parker patel patterson perez petersen petrov phillips pereira popescu powell ramirez
    ramos reddy reyes reynolds ribeiro richards richardson rivera roberts robertson robinson
    rodrigues rodriguez rogers romero rossi roy ruiz russo ryan sanchez santos saunders schmidt
    schneider schulz schwartz shah sharma simpson singh silva smirnov smith sokolov souza stephens
    stevens stewart stone sullivan svensson taylor thompson thomson torres turner vargas vasquez
    wagner walker wallace walsh watson weber webb wells white wilkinson williams williamson wilson
    wright yilmaz young
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
