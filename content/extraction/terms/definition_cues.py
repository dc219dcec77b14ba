"""The wordings in which a sentence says what a term means, as patterns."""

import re

from content.extraction.terms.grammar.words import NAMED

# "A buffer stock, by contrast, is".
_ASIDE = (
    r"(?:, (?:(?:or )?[A-Z]{2,7} for short|(?:by|in) contrast|however|in turn|on the other hand|"
    r"meanwhile|therefore|in short|"
    r"for (?:its|their) part|in this sense|strictly speaking|in other words|of course|then|"
    r"for the purposes? of [^,.;]{3,40}|in this (?:report|paper|brief|note|study|context)|"
    r"as used here),)?"
)
# "The Kessler effect, first described in 1978, is": what is told of it before it is defined.
_TOLD = (
    r"(?:, (?:(?:first|originally|now|once|later|also|often|sometimes|long|recently|already) )?"
    r"(?:which )?(?:(?:is|was|has been|had been|were|are) )?"
    r"(?:named (?:after|for) [^,.;:]{3,60}|(?:described|proposed|introduced|adopted|"
    r"coined|observed|identified|formulated|invented|developed|"
    r"established|launched|created|set out|used|found|founded|formed|opened|discussed|set up|known|"
    r"called|drafted|"
    r"signed|enacted|passed|published|discovered|named|built|drawn up) "
    r"(?:in|by|at|for|as|on|since|during|here|locally)\b[^,.;:]{1,60}),)?"
)
# "Tokojime, literally “floor tightening”, is"
_LITERALLY = r"(?:, (?:literally|lit\.|meaning) [\"“‘][^\"“”‘’]{3,60}[\"”’](?=,))?"
# What may stand between a term and what is said of it: a closing mark, a bracket, an abbreviation,
# and what kind of thing it is: "the gentan (減反) policy, a programme".
AFTER_TERM = re.compile(
    r"(?:[,.;]?[\"”’'])?[)）]?(?: of \d{4}(?!\d))?(?:\s?[(（\[][^()（）\[\]]{1,80}[)）\]])?"
    r"(?: of \d{4}(?!\d))?(?:, or [A-Z]{2,7}(?=,))?"
    rf"{_ASIDE}{_LITERALLY}{_TOLD}"
)
KIND = re.compile(
    r" (?:itself|policy|system|scheme|programme|program|movement|rule|law|act|tax|principle|method|"
    r"model|"
    r"plan|schools?|approach|concept|strategy|clause|doctrine|project|campaign|fund|fee|theory|"
    r"effect|test|pledge|agenda|formula|status|levy|"
    r"standard|regime|target|mechanism|agreement|treaty|framework|requirement|initiative|rate|"
    r"index|duty|ban|licen[cs]e|permit|contract|zone)\b"
)
_PLACE = r"(?: (?:in|of|for|on|under|at) [^,.;:()—–]{3,50})?"
_ADVERB = (
    r"(?:\w+ly |also |often |thus |then |here |once |now |"
    r"in (?:short|essence|effect|practice|law|general),? )?"
)
_BE = r"(?:is|are|was|were|can be|may be)"

# What says of any phrase that it is a term.
_STANDS_FOR = (
    r"refers? (?:only |simply |here |both |in \w+ )?to(?! [^,.;]{2,40}? as )|"
    rf"denotes?|stands? for|{_BE} (?:\w+ly )?defined (?:(?:by|in) [^,.;]{{2,40}} )?as|"
    rf"{_BE} (?:\w+ ){{0,2}}(?:shorthand|jargon|slang|code) for|"
    rf"{_BE} (?:the|an?|his|her|its|their|[A-Z][\w-]+[’']s) (?:\w+ )?(?:(?:name|term|word|phrase|"
    r"label)(?: \w+){0,4}? for|way of(?= [a-z]+ing ))"
)
_MEANING = (
    r"meaning(?: that)?|i\.e\.,?|that is,|that is to say,?|"
    r"which (?:means|is to say(?: that)?|(?:is|are)(?= (?:when|where|what (?:an?|the|[a-z]+s)) ))|"
    r"by which (?:\w+ ){1,3}?(?:means?|meant)(?: that)?"
)
_UNDER_WHICH = r"(?:under|by|in|through) which |whereby "

MEANS = re.compile(
    rf",? {_ADVERB}(?:{_STANDS_FOR}|means?|meant|referred to|denoted|designates?|"
    rf"signif(?:y|ies|ied)|{_BE} (?:\w+ly )?(?:defined|understood|taken|described) "
    r"(?:as|to mean|to be)|describes?|described|consists? of|comprises?|comprised) (?!that\b)"
)
IS = re.compile(
    rf",? {_BE} {_ADVERB}(?=(?:an?|the|any|those|what|one of|one that|one which|[a-z]+s (?:of|that|"
    rf"which|who|whose|made|used|[a-z]+ed (?:by|for|in|to|on|from|with))|when|where|how|everything|"
    r"anyone|anything|whatever|land|money|goods|people|water|nothing but) )"
)
# What is said of a thing, rather than what it is: "is a matter of taste", "is the cheapest way"
JUDGED = re.compile(
    r"(?:what (?:makes?|made|keeps?|matters|counts)\b|(?:an?|the) (?:[\w-]+ ){0,2}?(?:matter|"
    r"question|problem|success|failure|sign|example|result|cause|reason|part|way forward|answer|"
    r"compromise|exception|case|favou?rite|challenge|issue|threat|priority|step|milestone|luxury|disgrace|"
    r"mistake|old one|new one|key|concern)\b(?! (?:in|to|of) (?:which|whom)\b)|"
    r"(?:an?|the) (?:\w+ly )?(?:new|old|recent|important|useful|familiar|common|popular|good|bad|"
    r"cheap|difficult|modern|key|central|major|powerful|controversial|single|"
    r"(?:most|more|less|least|best|cheapest|largest|biggest|oldest|newest|latest|"
    r"worst|strongest|main|only|real) )\b(?!.{0,60}\b(?:that|which|who|whose|where|whereby|for|by|"
    r"used|made|between)\b))"
)
IS_ANY = re.compile(rf",? {_BE} ")
THAT_IS = re.compile(
    rf"(?:,| [–—-]|;)? (?:{_MEANING}|in other words,?|literally,?|"
    r"which (?:meant|refers to|denotes)|in the sense of|"
    r"which (?!(?:is|are|was|were) )(?:[\w’'-]+ ){1,5}?"
    r"(?:defines?|defined|describes?|understands?) as|which (?:is|are|was|were) "
    r"(?:to say (?:that )?|(?=(?:an?|the|how|what|when|where) |[a-z]+ (?:that|which|who|of) ))|"
    r"defined (?:here )?as|understood as|namely) ?(?!that\b)(?<= )"
)
# "Meaning “shared water”, and": a gloss, which ends at its mark.
QUOTED_ALONE = re.compile(r"[\"“‘][^\"“”‘]{3,80}[\"”’]")
COLON = re.compile(r": (?=[^\W\d_])")
USED = re.compile(
    r"\b(?:[Uu]se[sd]?|[Uu]sing|employs?|employed) "
    r"(?:the (?:term|word|phrase|expression|name) )?[\"“‘']?$"
)
TO_MEAN = re.compile(
    r"[\"”’']? (?:(?:here|below|in th(?:is|e) (?i:\w+)) )?(?:to (?:mean|describe|denote|"
    r"refer to|cover)|in the sense of) (?!that\b)"
)
CLOSED = re.compile(r"[\"”’'], |,[\"”’'] ")
DASH = re.compile(r"(?: [–—-] | ?— ?)(?=(?:an?|the|any|those|what|[a-z]+) )")
CLOSING_DASH = re.compile(r" [–—-] | ?— ?")
APPOSED = re.compile(
    rf"{_PLACE}, (?=(?:an?|the|any|its|one of|once|now|formerly|centuries-old"
    r"|(?!in |by |for |under |from |through |meaning |so )[a-z]+ "
    r"(?:that|which|whose|(?:in|by|for|under|from) which)) )"
)
APPOSED_PLURAL = re.compile(
    r", (?!(?:which|who|whom|whose|that|and|or|but|nor|if|as|when|where|while|in|of|on|at|by|"
    r"for|from|with|to|including|such|not|also|then|now|like|both|is|are|was|were|has|had|said|"
    r"says|whereby)\b)(?=[a-z]+ )"
)
PAIRED = re.compile(r"[\"”’']?,? and [\"“‘']")
OR_QUOTED = re.compile(r"[\"”’']?,? or [“\"‘](?P<gloss>[^“”\"‘]{3,80}?),?[”\"’]")
OR = re.compile(r"[\"”’']?, or (?=(?:the )?[a-z])")
WHEREBY = re.compile(rf",? (?={_UNDER_WHICH}|where )")
WHICH = re.compile(r", which (?=[a-z-]+s )(?!is |was |has |does |means that )")
RELATIVE = re.compile(r"[\"”’'] (?:that|which) (?=[a-z]+)")
# "A tool called a neap which"
RELATIVE_OF_NAME = re.compile(
    r"[\"”’']?,? (?:that|which) (?=[a-z]+)(?!is |was |were |are |has |had )"
)
# "They are called knock-on closures because they shut one line after another"
NAMED_BECAUSE = re.compile(r"[\"”’']? (?:because|since) (?:it|they|each) (?=[a-z])")
FOR = re.compile(
    r"[\"”’']?(?: (?:is|was|were) (?:\w+ )?(?:used|coined|reserved|invented))? for "
    r"(?=(?:(?:an?|the|any|what|how|when|those)|[a-z]+ (?:that|which|who)|[a-z]+s of) )"
)
# "A neap is what pilots call a tide"
IS_WHAT_THEY_CALL = re.compile(
    r"(?:, [^,.;:]{2,40},)? (?:is|are|was|were) (?:what|how|the name that) (?:[\w’'-]+ ){1,5}?"
    r"(?:calls?|called|terms?|termed|dubs?|dubbed|describes?|refers? to) "
    r"(?=(?:an?|the|any|those|[a-z]+s) )"
)
# "The neap, a word coined by pilots for a tide"
COINED_FOR = re.compile(
    r"[\"”’']?, (?:(?:an?|the|his|her|their|its) (?:\w+ )?(?:term|word|phrase|label|name|"
    r"expression) )?(?:that was |that is |first )?(?:coined|used|invented|reserved|given|applied)"
    r"(?: (?:by|in|at|since|among) [^,.;:]{2,50}?)? "
    r"(?:for|to (?:describe|mean|denote|cover)) (?=[a-z])(?!this\b|that\b|it\b|them\b|its\b)"
)
SPEAKS_OF = re.compile(
    r"\b(?:speaks?|spoke|talks?|talked|writes?|wrote|spoken|talk) of (?:an? |the )?[\"“‘']?$"
)
WHEN = re.compile(r"[\"”’']? (?=(?:when|where|if|whenever) [a-z])")
DEFINITION_OF = re.compile(
    r"\b(?:definition|meaning|essence|sense) of (?:the (?:term|word) |the |an? )?[\"“‘']?$"
)
IS_SIMPLY = re.compile(
    r"[\"”’']?(?: ?[–—-] ?[^–—]{2,30} ?[–—-] ?|, [^,.;:]{2,30},| [a-z]+)? ?(?:is|was|are|as)"
    r"(?: \w+ly| that(?: of)?)? [\"“]?(?=(?:an?|the|that|any|those|to|[a-z]+-?[a-z]* [a-z]+))"
    r"(?!(?:not|still|much|very|so|open|too|un\w+|[a-z]+ed|[a-z]+ing) )"
)
BY_TERM = re.compile(r"\b[Bb]y (?:the term )?(?:the |an? )?[\"“‘']?$")
WE_MEAN = re.compile(
    r"[\"”’']?,? (?:(?:the|its|our|most|many|some) )?[\w’'-]+ (?:\w+ly |here )?"
    r"(?:means?|meant|understands?|understood) (?!that\b)"
)
# "Relic quays (in which boats may lie)"
CLAUSE_IN_BRACKETS = re.compile(
    r"[\"”’']? \((?P<gloss>(?:(?:in|under|by|through|at|for|with) which|where|whereby|when) "
    r"[^()]{8,200})\)"
)
AS_SOMEBODY_CALLS = re.compile(
    r", as (?:(?!it\b)[\w’'-]+ ){1,5}?(?:calls?|called|terms?|termed|names?|named|dubs?|"
    r"dubbed) (?!it\b|them\b|this\b|him\b)"
)
AS_IT_IS_CALLED = re.compile(
    r"(?:,| \() ?as (?=(?:an?|the|any|[a-z]+s) )(?P<gloss>[^,.;:()]{6,160}?) (?:is|are|was|were) "
    r"(?:\w+ly |often |also |now |then |still )?(?:called|known|termed|dubbed)"
    r"(?=[,.;:)]|$| (?:in|by|among|here)\b)"
)
PROVIDES = re.compile(
    r"(?:, [^,.;:]{3,60},)?,? (?=(?:stipulates?|requires?|holds?|provides?|dictates?|"
    r"prescribes?|entails?|involves?|aims?|allows?|lets?|obliges?|commits?|forbids?|bans?|"
    r"combines?|records?|tracks?|counts?|compares?|rewards?|removes?|guarantees?|"
    r"owns|operates|runs|makes|sets|puts?|places|turns|lists|collects|uses|tests|grants|pays|"
    r"advises|"
    r"supervises|oversees|regulates|issues|manages|protects|limits|restricts|pools|ranks|divides|"
    r"splits|transfers|happens when|occurs when|arises when|seeks to|"
    r"covers?|gives?|links?|measures?|treats?|required|allowed|obliged|involved|combined|covered|"
    r"measured|stipulated|provided|granted|grants|prohibits?|prohibited|banned|"
    r"guaranteed) (?!about |some |nearly |over |only )[^\W\d])"
)
LEADS_IN = re.compile(
    r" (?P<gloss>(?:(?:is|are|was|were|means?|covers?|includes?|requires?|consists? of|"
    r"comprises?) [^.;]{0,120}))$"
)
AS = re.compile(r"[\"”’']? as ")
DEFINES = re.compile(
    r"\b(?:defin(?:e|es|ed|ing)|describ(?:e|es|ed|ing)|understands?|understood)"
    r"(?: the (?:term|concept|notion|word|idea)(?: of)?)?(?: the| an?)? [\"“‘']?$"
)
UNDER = re.compile(r"(?:^|[.;:] )Under (?:the |an? )?[\"“‘']?$")
UNDER_IT = re.compile(r", (?=[a-z])")
NAMED_BEFORE = re.compile(
    r"(?:,|—|–| -)?\s*(?:(?:is|are|was|were) |(?:which|who|that|and) (?:\w+ ){0,2}?"
    rf"(?:is|are|was|were|he|she|they|it|\w+) )?[(]?{NAMED}(?: (?:the|an?|as))? [\"“‘']?$",
    re.IGNORECASE,
)
NAMING_HINT = re.compile(r"call|known|refer|term|dub|name|label|styl|christen|coin|describ")
TERM_NOUN_BEFORE = re.compile(
    r"\b(?:terms?|words?|phrase|name|label|expression|slogan|concept|notion|coined) "
    r"(?:the \w+ )?[\"“‘']?$"
)
KIND_BEFORE = re.compile(
    r"\b(?P<gloss>(?:an?|the|its|their|this) "
    r"(?:(?!(?:that|which|who|as|is|are|was|were|and|to|by|in|on) )[a-z][\w’'-]* ){1,6}?"
    r"(?!that\b|the\b|as\b|of\b)[a-z][\w’'-]*),? [\"“‘']$"
)
SUBJECT_BEFORE = re.compile(
    r"(?:^|[,;:–—] (?:and |but |so )?|\b(?:[Tt]hat|because|while|where|as|and|but|since|although) )"
    r"\(?(?:(?:[Aa]n?|[Tt]he|[Tt]his|[Tt]hese|[Ss]uch)(?:(?: [A-Z][a-z]+)? (?:term|terms|word|"
    r"concept|notion|phrase|idea)(?: of)?)? )?[\"“‘']?$"
)
# "Such a group is a staircase", "Engineers know this as under-use": of the sentence before.
NAMES_BACK = re.compile(
    r"[“\"‘]?(?:(?:(?:In|Among|On) [^,.;]{2,30}?,? )?"
    r"(?:This|That|These|Those|It|[Ss]uch (?:an? )?(?:[a-z]+ )?[a-z]+|These [a-z]+ [a-z]+|[Tt]he "
    r"[a-z]+|What [^,.;]{3,30}?)"
    r"(?:[’']s| (?:[a-z]+ ){0,2}?(?:is|are|was|were|be|been|goes|becomes|(?:has|have) come to "
    r"be)|,(?= known))(?: [a-z]+ly| often| now| also| soon)?"
    r"(?: called| known (?:(?:in|to|among|by) [^,.;]{2,30}? |here |there |locally )?as| termed| "
    r"named| dubbed| christened| referred to as| by the name of)?"
    r"|[^,.;]{3,40}? (?:call|calls|called|know|knows|refer to|refers to|term|dub|describe|"
    r"describes) (?:it|this|that|these|them|such (?:an? )?[a-z]+|the [a-z]+)(?: as)?"
    r"|[^,.;]{3,40}? speaks? of) (?:the |an? )?[“\"‘]?"
)
# "They pay quay money. It means a fee for": of what the sentence before names.
TAKES_UP = re.compile(
    r"(?:(?:It|They) (?:used to mean|originally meant|means?|meant|refers? to|denotes?|stands? "
    r"for|(?:is|are) short(?:hand)? for)"
    r"|[Tt]h(?:e|is) (?:term|word|phrase|name|expression|slogan|idea|notion) (?:originally |here "
    r"|in \w+ )?"
    r"(?:used to mean|means?|meant|refers? to|denotes?|describes?|described|covers?|covered|"
    r"stands? for|"
    r"(?:is|was)(?: (?:used|coined|short|shorthand))? (?:for|of)|is used to (?:mean|describe|"
    r"denote)|is(?= (?:to|that)\b)))"
    r" (?!that\b|little|much|nothing|something|different|more\b|so\b|what\b)"
)
# "By a wet day the office means …"
BY = re.compile(
    r"\b[Bb]y (?:the term )?(?:(?:an?|the) (?=[\"“‘]))?[\"“‘']?(?P<term>(?!which\b|that\b|this\b|"
    r"it\b)[^\"”“’‘,.;()]{2,60}?)[\"”’']?"
    r"(?:, or [A-Z]{2,7})?,? (?:(?:is|are|was|were) (?:here )?(?:meant|understood)|"
    r"(?:(?:the|its|his|her|their|our|most|many|some) )?[\w’'-]+ (?:\w+ly |here )?"
    r"(?:(?:appears?|seems?|seemed) to mean|mean|means|meant|understand|understands|understood)),? "
    r"(?P<gloss>[^.;]{8,300})"
)

# Around a phrase that nothing else marks as a term, and only what leaves no doubt; most find the
# gloss as a whole.
EXPLAINED = re.compile(
    rf"(?: itself|\s\([^()]{{1,60}}\)| of [\d.,]+ ?(?:%|per cent|percent))?{_ASIDE}"
    rf"(?:,? (?:which )?(?:{_STANDS_FOR})"
    rf"|[,;] (?:{_MEANING}|in other words,?|in the sense of|"
    r"(?:\w+ly |here )?defined (?:(?:in|by) [^,.;]{2,40} )?as)"
    r"|(?P<bare> means(?= (?:an?|the|any|\w+ing) ))) (?!that\b)"
)
OF_TERM = re.compile(
    r"\b(?:doctrine|principle|concept|notion|practice|phenomenon|technique|process|art|idea|"
    r"theory|hypothesis|thesis|method|policy|strategy|rule) of "
    r"(?P<term>[a-z][\w’'-]*(?: [\w’'-]+)?): (?P<gloss>[a-z][^.;]{8,250})"
)
A_DEVICE = re.compile(
    r"(?:^|[.;:] )(?P<gloss>[A-Z](?:[\w’'-]+ ){1,7}[\w’'-]+), an? (?:[\w-]+ )?[\w-]+$"
)
# "Three sleep in a cell, a practice that warders": all that was said is what is named.
WHOLE_CLAUSE = re.compile(
    r"(?:^|[;:] )(?:[Ii]n this way,? |[Aa]nd |[Bb]ut )?(?P<gloss>[^;:]{12,300}?), (?:an?|the) "
    r"(?:[\w-]+ )?"
    r"(?:practice|habit|custom|procedure|process|pattern|feature|approach|device|method|technique|"
    r"phenomenon|arrangement|distortion|tactic|trick|ploy|man(?:oeu|eu)vre|strategy|effect|"
    r"tendency|condition|state|situation|principle|rule|behaviou?r|offen[cs]e|ritual|rite|"
    r"ceremony|operation|exercise|combination|problem|policy|course)"
    r"(?:,? (?:that|which|for which) [^,.;:]{1,120}?)?(?: now| often| commonly)?$"
)
PINYIN_OR = re.compile(
    r"(?<![\w-])(?P<term>[A-Za-z]{4,12})[\"”’']?, or "
    r"(?P<gloss>[a-z][\w’'-]*(?: [\w’'-]+){1,4})[,.;]"
)
IS_CALLED = re.compile(
    r", as (?:[\w’'-]+ ){1,4}?(?:(?:is|are|was|were) (?:\w+ly )?(?:called|known|termed)\b"
    r"|(?:call|calls|called|term|termed|dub|dubbed) (?:it|them|itself|themselves)\b)"
)
