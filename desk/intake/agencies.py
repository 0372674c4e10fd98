"""Who supplies news and photos: agencies, their short names, and how an organisation's name is told from a person's."""

from __future__ import annotations

import re

from desk.intake.wording import fold

# Agencies and archives that stand in datelines, bylines and credits, as they are printed.
NEWS_AGENCIES = (
    "AP", "Associated Press", "The Associated Press", "Reuters", "Thomson Reuters", "Reuters Life!", "AFP",
    "Agence France-Presse", "AFP News", "dpa", "dpa-AFX", "Deutsche Presse-Agentur", "UPI",
    "United Press International", "Xinhua", "Xinhua News Agency", "CNS", "China News Service", "TASS", "ITAR-TASS",
    "Interfax", "RIA Novosti", "Sputnik", "Yonhap", "Yonhap News Agency", "Kyodo", "Kyodo News", "Jiji", "Jiji Press",
    "EFE", "ANSA", "Adnkronos", "Lusa", "Belga", "ANP", "APA", "ATS", "Keystone-ATS", "SDA", "NTB", "TT", "Ritzau",
    "STT", "PAP", "CTK", "MTI", "AGERPRES", "Tanjug", "Hina", "BTA", "Ukrinform", "Interfax-Ukraine", "UNIAN",
    "Anadolu", "Anadolu Agency", "AA", "IRNA", "SANA", "WAFA", "NNA", "SPA", "WAM", "KUNA", "QNA", "BNA", "MENA",
    "PTI", "Press Trust of India", "ANI", "IANS", "UNI", "Bernama", "Antara", "VNA", "TNA", "PNA", "CNA", "BSS",
    "APP", "AAP", "Australian Associated Press", "NZPA", "NZ Newswire", "The Canadian Press", "Canadian Press", "CP",
    "PA", "PA Media", "PA Wire", "Press Association", "Bloomberg", "Bloomberg News", "Dow Jones", "MarketWatch",
    "KCNA", "ACN", "NAN", "News Agency of Nigeria", "GNA", "African News Agency", "ANA", "APO", "SAPA",
    "Tribune News Service",
    "TNS", "MCT", "Tribune Content Agency", "McClatchy", "Gannett", "Religion News Service", "RNS", "JTA",
    "Stars and Stripes",
    "Thomson Reuters Foundation", "Inter Press Service", "IPS", "RFE/RL", "VOA", "VOA News", "CNN",
    "CBS News", "Fox News",
    "NBC News", "ABC News", "BBC", "BBC News", "NPR", "CBC News", "Al Jazeera", "Deutsche Welle", "DW",
    "Sky News", "ITV News",
    "PR Newswire", "PRNewswire", "PRNewswire-USNewswire", "PRNewswire-Asia", "Business Wire",
    "BUSINESS WIRE", "GLOBE NEWSWIRE",
    "GlobeNewswire", "ACCESSWIRE", "EIN Presswire", "Newsfile Corp.", "CNW", "Marketwired", "ACN Newswire", "Cision",
    "The New York Times", "New York Times", "NYT", "The Washington Post", "Washington Post",
    "The Wall Street Journal",
    "Los Angeles Times", "The Guardian", "The Observer", "The Times", "The Daily Telegraph",
    "Financial Times", "USA TODAY",
    "CNBC", "Variety.com", "Variety", "BusinessDesk", "The Conversation", "States Newsroom", "Global Times",
    "China Daily",
    "ChinaDaily", "People's Daily", "CGTN", "CCTV", "Newsroom", "Caixin", "SCMP", "South China Morning Post",
)  # fmt: skip
PHOTO_AGENCIES = (
    "Getty", "Getty Images", "AFP/Getty Images", "WireImage", "FilmMagic", "iStock", "iStockphoto", "EPA", "EPA-EFE",
    "EPA/EFE", "VCG", "Visual China Group", "CFP", "IC", "Imaginechina", "Shutterstock", "REX", "Rex Features",
    "Rex/Shutterstock", "Alamy", "Alamy Stock Photo", "Corbis", "Magnum", "Magnum Photos", "Zuma", "ZUMA Press",
    "ZUMAPRESS", "ZUMA Wire", "Sipa", "SIPA USA", "SIPA Press", "NurPhoto", "LightRocket", "SOPA Images", "Polaris",
    "Redux", "VII", "Panos", "Eyevine", "Splash", "Splash News", "Backgrid", "BACKGRID", "Mega", "WENN", "PA Images",
    "PA Archive", "Press Association Images", "PressFocus", "Icon Sportswire", "USA TODAY Sports", "Imagn",
    "Action Images",
    "Bildbyran", "Imago", "imago images", "IMAGO", "picture alliance", "picture-alliance", "ullstein bild",
    "Keystone",
    "Ritzau Scanpix", "Scanpix", "NTB Scanpix", "TT News Agency", "Lehtikuva", "Hindustan Times",
    "India Today", "Mint",
    "Barcroft Media", "Caters", "SWNS", "SWNS.com", "South West News Service", "Cover Images", "Flickr",
    "Wikimedia Commons",
    "Wikimedia", "Wikipedia", "Unsplash", "Pexels", "Pixabay", "Thinkstock", "Fotolia", "Adobe Stock",
    "Dreamstime", "123RF",
    "Depositphotos", "Instagram", "Twitter", "Facebook", "YouTube", "TikTok", "Google", "Google Maps",
    "Google Street View",
    "Pool", "Pool Photo", "Anadolu via Getty", "Newscom", "Contrasto", "Agence VU", "Hans Lucas", "MAXPPP",
    "Photopress",
    "NASA", "ESA", "ESO", "JPL", "JPL-Caltech", "NOAA", "USGS", "DVIDS", "DoD", "GSA", "FEMA", "FBI", "CDC",
    "NIH", "WHO",
    "UN Photo", "UNICEF", "UNHCR", "WFP", "IAEA", "NATO", "CERN", "SpaceX", "ISRO", "JAXA", "Netflix",
    "Disney", "HBO", "BBC",
    "ITV", "Channel 4", "Warner Bros", "Universal", "Paramount", "Sony", "Bloomberg", "Maxar",
    "Maxar Technologies", "Planet Labs",
)  # fmt: skip
_KNOWN = frozenset(fold(name) for name in NEWS_AGENCIES + PHOTO_AGENCIES)
_NEWS = frozenset(fold(name) for name in NEWS_AGENCIES)
# Long names may be known in any case; short ones only as they are written (an 'aa' or 'ip' in a sentence is none).
_EXACT = frozenset(NEWS_AGENCIES + PHOTO_AGENCIES) | {"REUTERS", "XINHUA", "Afp", "Ap", "GETTY", "afp", "ats", "ap"}

_ORGANISATION_WORDS = frozenset(
    (
        "agency agence agencia press presse news newspaper newspapers newswire wire images image photos photo "
        "pictures media times post herald tribune gazette observer chronicle journal daily star sun mail express "
        "standard review record independent globe telegraph examiner sentinel bulletin courier dispatch enquirer "
        "inquirer register advertiser monitor today tv radio television broadcasting channel studio studios "
        "pictures films productions entertainment records group inc inc. ltd ltd. llc plc corp corp. co. company "
        "gmbh university college school institute institution museum gallery library archive archives collection "
        "foundation society association council government ministry department dept dept. office bureau police "
        "sheriff's sheriff fire army navy force guard corps marine marines military defense defence commission "
        "committee authority service services center centre hospital church club team party union federation "
        "court district county city state national international royal federal public parliament congress senate "
        "house airport airlines motors technologies technology systems laboratory lab labs observatory zoo park "
        "parks board district commons getty reuters ap afp shimbun zeitung verlag agentur archiv archivo "
        "gobierno ministerio prensa fotos oficina municipal secretariat embassy resort hotel hotels tourism "
        "travel band theatre theater opera festival magazine network stock archives handout campaign courtesy "
        "communications"
    ).split()
)
_NO_NAME_WORDS = frozenset(
    (
        "just stop save free against action watch rebellion oil extinction friends of for with from the and or "
        "in on at to by my our your all no not new live photo image file pool handout screenshot still frame "
        "video"
    ).split()
)
_PARTICLES = frozenset(
    (
        "de da do dos das del della di du la le les el al bin binti ibn van von der den ter ten y e af av zu zur "
        "jr jr. sr sr. ii iii iv bint abu abd ben"
    ).split()
)
_RANKS = frozenset(
    (
        "sgt. sgt staff tech. senior master sr. airman lance cpl. cpl capt. capt lt. lt maj. maj col. col gen. "
        "gen spc. spc pfc pfc. pvt. pvt petty officer 1st 2nd 3rd class first second chief mass communication "
        "specialist dr. dr sir prof. prof rev. mr. mrs. ms. mr ms cmdr. adm. ensign seaman cadet tsgt. ssgt. "
        "msgt. photographer's mate"
    ).split()
)
_INITIAL = re.compile(r"^[A-ZÀ-Ž]\.?$")
_NAME_WORD = re.compile(r"^[A-ZÀ-ŽĀ-Ž][\w'’.\-]*$")


def is_agency(name: str) -> bool:
    """Whether the name is that of a known agency, archive or supplier, in the case it is printed in or close to it."""
    name = name.strip(" .,:;")
    if name in _EXACT:
        return True
    folded = fold(name)
    return folded in _KNOWN and (len(folded) > 4 or name.isupper())


def is_news_agency(name: str) -> bool:
    """Whether the name is that of a known news agency or a paper that supplies others."""
    name = name.strip(" .,:;")
    folded = fold(name)
    return (folded in _NEWS and (len(folded) > 4 or name.isupper())) or name in ("dpa", "afp", "ats", "Ap", "Jiji")


def looks_like_person(name: str) -> bool:
    """Two to six words that are written as a name is: 'Jane Doe', 'J. R. Roe', 'Sgt. John Doe', 'JANE DOE'."""
    words = [w for w in name.strip().split() if w]
    while words and words[0].casefold() in _RANKS:
        words = words[1:]
    if not 2 <= len(words) <= 6 or not _NAME_WORD.match(words[0]):
        return False
    core = [w for w in words if w.casefold() not in _PARTICLES]
    if len(core) < 2 and len(words) < 2:
        return False
    if any(w.casefold().strip(".,") in _ORGANISATION_WORDS | _NO_NAME_WORDS for w in core):
        return False
    return all(_NAME_WORD.match(w) or _INITIAL.match(w) for w in core) and not any(c.isdigit() for c in name)


def looks_like_organisation(name: str) -> bool:
    """A name that holds a word of organisations, is an abbreviation in capitals, a web address, or a known agency."""
    name = name.strip(" .,:;")
    if is_agency(name) or "@" in name or name.startswith("The "):
        return True
    words = name.split()
    if any(w.casefold().strip(".,()") in _ORGANISATION_WORDS for w in words):
        return True
    if len(words) == 1 and "." in name.strip(".") and name.rpartition(".")[2].isalpha():
        return True
    return bool(words) and all(w.isupper() and len(w) >= 2 for w in words) and len(words) == 1
