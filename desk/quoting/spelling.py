"""One spelling for words that sound the same: British and American, dialect, abbreviations, contractions."""

from __future__ import annotations

import re

from desk.quoting.lists import listed, paired

OUR = listed(
    "arbour ardour armour behaviour candour clamour colour demeanour endeavour favour fervour flavour glamour "
    "harbour honour humour labour neighbour odour parlour rancour rigour rumour saviour savour splendour "
    "tumour valour vapour vigour"
)
DOUBLED = listed(
    "travel cancel model label level signal fuel counsel marvel quarrel total channel tunnel dial equal rival "
    "initial enrol fulfil instal distil panel parcel pedal pencil revel shovel spiral swivel towel unravel "
    "yodel jewel libel duel grovel snivel shrivel bevel chisel cudgel gambol kennel metal petal"
)
ISE_ALWAYS = listed(
    "advertise advise apprise arise chastise circumcise comprise compromise concise demise despise devise "
    "disguise enterprise excise exercise expertise franchise guise improvise incise likewise merchandise noise "
    "otherwise paradise poise praise precise premise promise raise revise rise supervise surmise surprise "
    "televise treatise wise bruise cruise appraise braise anise liaise malaise mayonnaise tortoise porpoise "
    "turquoise clockwise sunrise reprise valise marquise"
)
PAIRS = paired(
    "centre>center centres>centers theatre>theater theatres>theaters metre>meter metres>meters "
    "litre>liter litres>liters fibre>fiber fibres>fibers kilometre>kilometer kilometres>kilometers "
    "lustre>luster sombre>somber spectre>specter calibre>caliber meagre>meager manoeuvre>maneuver "
    "manoeuvres>maneuvers centimetre>centimeter centimetres>centimeters millimetre>millimeter "
    "millimetres>millimeters programme>program programmes>programs cheque>check cheques>checks "
    "defence>defense offence>offense licence>license licences>licenses pretence>pretense "
    "practise>practice practised>practiced practising>practicing defences>defenses offences>offenses "
    "grey>gray tyre>tire tyres>tires kerb>curb judgement>judgment judgements>judgments ageing>aging "
    "acknowledgement>acknowledgment cosy>cozy sceptic>skeptic sceptics>skeptics sceptical>skeptical "
    "scepticism>skepticism plough>plow ploughed>plowed jewellery>jewelry pyjamas>pajamas "
    "moustache>mustache analyse>analyze analysed>analyzed analysing>analyzing paralyse>paralyze "
    "paralysed>paralyzed catalyse>catalyze catalogue>catalog dialogue>dialog analogue>analog okay>ok "
    "alright>allright enrolment>enrollment fulfilment>fulfillment instalment>installment "
    "instalments>installments skilful>skillful wilful>willful encyclopaedia>encyclopedia foetus>fetus "
    "anaemia>anemia paediatric>pediatric paediatrician>pediatrician orthopaedic>orthopedic "
    "leukaemia>leukemia diarrhoea>diarrhea haemorrhage>hemorrhage anaesthetic>anesthetic "
    "archaeology>archeology mediaeval>medieval storey>story storeys>stories artefact>artifact "
    "artefacts>artifacts gaol>jail draught>draft draughts>drafts furore>furor mould>mold "
    "smoulder>smolder smouldering>smoldering adviser>advisor advisers>advisors wagon>waggon "
    "colouring>coloring "
)

DIALECT = {
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "hafta": ("have", "to"),
    "gimme": ("give", "me"),
    "lemme": ("let", "me"),
    "dunno": ("don't", "know"),
    "kinda": ("kind", "of"),
    "sorta": ("sort", "of"),
    "outta": ("out", "of"),
    "lotta": ("lot", "of"),
    "'em": ("them",),
    "'cause": ("because",),
    "cuz": ("because",),
    "cos": ("because",),
    "'til": ("till",),
    "ya": ("you",),
    "an'": ("and",),
}
ABBREVIATIONS = {
    "dr": "doctor", "mr": "mister", "sen": "senator", "gov": "governor", "rep": "representative", "gen": "general",
    "prof": "professor", "lt": "lieutenant", "sgt": "sergeant", "capt": "captain", "rev": "reverend",
    "vs": "versus", "jan": "january", "feb": "february", "aug": "august", "sept": "september", "oct": "october",
    "nov": "november", "dec": "december",
}  # fmt: skip
CONTRACTED = {
    "n't": "not", "'re": "are", "'ll": "will", "'ve": "have", "'m": "am", "'s": "is",
}  # fmt: skip
IRREGULAR = {"can't": ("can", "not"), "won't": ("will", "not"), "shan't": ("shall", "not"), "cannot": ("can", "not"),
             "let's": ("let", "us")}  # fmt: skip

_ENDING = re.compile(r"^(.{2,}?)(is)(e|ed|es|er|ers|ing|ation|ations|ational)$")
_OUR = re.compile(r"^(.*our)(s|ed|ing|er|ers|able|ful|ite|ites|less|hood|hoods|ly|al)?$")
_DOUBLED = re.compile(r"^(.*l)l(ed|ing|er|ers|ation|ations|ing's)$")


def one_spelling(word: str) -> str:
    """The folded word in American spelling; words that sound different stay different.

    >>> one_spelling("organisation"), one_spelling("colours"), one_spelling("travelled")
    ('organization', 'colors', 'traveled')
    """
    if word in PAIRS:
        return PAIRS[word]
    if found := _ENDING.match(word):
        return _with_z(word, found)
    if (found := _OUR.match(word)) and found[1] in OUR:
        return f"{found[1][:-2]}r{found[2] or ''}"
    if (found := _DOUBLED.match(word)) and found[1] in DOUBLED:
        return found[1] + found[2]
    return word


def _with_z(word: str, found: re.Match[str]) -> str:
    stem = found[1] + "ise"
    if stem in ISE_ALWAYS or len(found[1]) < 3:
        return word
    return f"{found[1]}iz{found[3]}"


def apart(word: str) -> tuple[str, ...]:
    """A contraction written out ("don't" -> do, not); any other word alone."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    for ending, full in CONTRACTED.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (word[: -len(ending)], full)
    return (word,)
