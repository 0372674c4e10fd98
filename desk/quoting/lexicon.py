"""The words the scan knows: reporting words, titles, time words, words that open titles and slogans."""

from __future__ import annotations

from desk.quoting.lists import listed

# Verbs whose object is what was said; they may stand before their subject ("said the mayor").
SAYING = listed(
    "say says said saying add adds added adding ask asks asked asking write writes wrote writing written "
    "tweet tweets tweeted tweeting note notes noted noting explain explains explained explaining continue "
    "continues continued continuing state states stated stating reply replies replied replying respond "
    "responds responded responding argue argues argued arguing declare declares declared declaring conclude "
    "concludes concluded concluding warn warns warned warning suggest suggests suggested suggesting claim "
    "claims claimed claiming insist insists insisted insisting acknowledge acknowledges acknowledged "
    "acknowledging admit admits admitted admitting remark remarks remarked remarking recall recalls recalled "
    "recalling joke jokes joked joking announce announces announced announcing boast boasts boasted boasting "
    "answer answers answered answering shout shouts shouted shouting predict predicts predicted predicting "
    "interject interjects interjected lament laments lamented lamenting yell yells yelled yelling assert "
    "asserts asserted asserting concede concedes conceded conceding complain complains complained complaining "
    "muse muses mused musing elaborate elaborates elaborated repeat repeats repeated repeating exclaim "
    "exclaims exclaimed exclaiming observe observes observed observing comment comments commented commenting "
    "testify testifies testified testifying vow vows vowed vowing pledge pledges pledged pledging promise "
    "promises promised promising reiterate reiterates reiterated reiterating stress stresses stressed "
    "stressing emphasize emphasizes emphasized emphasizing emphasise emphasised maintain maintains maintained "
    "maintaining counter counters countered countering retort retorts retorted quip quips quipped quipping "
    "whisper whispers whispered whispering cry cries cried scream screams screamed screaming chant chants "
    "chanted chanting confirm confirms confirmed confirming confess confesses confessed report reports "
    "reported reporting reveal reveals revealed revealing recount recounts recounted recounting post posts "
    "posted posting email emails emailed text texted blog blogged agree agrees agreed agreeing protest "
    "protests protested protesting object objected allege alleges alleged alleging demand demands demanded "
    "demanding plead pleads pleaded beg begs begged caution cautions cautioned cautioning contend contends "
    "contended contending opine opines opined surmise surmised gush gushes gushed fume fumes fumed bark barks "
    "barked snap snaps snapped sigh sighed wonder wonders wondered wondering think thinks thought thinking "
    "believe believes believed believing propose proposes proposed proposing read reads reading tell tells "
    "told telling proclaim proclaims proclaimed proclaiming intone intoned implore implored riff riffed crow "
    "crowed growl growled mutter muttered murmur murmured reason reasoned rejoin rejoined reflect reflects "
    "reflected scoff scoffs scoffed sneer sneered retweet retweeted advise advises advised advising pray "
    "prayed preach preached rule ruled ruling urge urges urged urging began begins begin imply implies "
    "implied implying deny denies denied denying figure figured hint hinted hope hopes hoped hoping guess "
    "guessed feel feels felt decide decided recommend recommends recommended recommending signal signaled "
    "cheer cheered deadpan deadpanned tease teased jest jested rant ranted rail railed react reacts reacted "
    "vent vented echo echoes echoed echoing"
)
# Verbs that need more than the words said; their subject stands before them.
TREATING = listed(
    "call calls called calling describe describes described describing accuse accuses accused accusing blame "
    "blames blamed blaming praise praises praised praising criticize criticizes criticized criticizing "
    "criticise criticised slam slams slammed slamming blast blasts blasted blasting attack attacks attacked "
    "attacking denounce denounces denounced denouncing condemn condemns condemned condemning dismiss "
    "dismisses dismissed dismissing refer refers referred referring characterize characterizes characterized "
    "characterizing characterise characterised label labels labeled labelled labeling brand brands branded "
    "branding dub dubs dubbed dubbing deem deems deemed assure assures assured assuring inform informs "
    "informed informing thank thanks thanked thanking remind reminds reminded reminding mock mocks mocked "
    "mocking defend defends defended defending hail hails hailed hailing welcome welcomes welcomed compare "
    "compares compared comparing cite cites cited citing quote quotes quoted quoting express expresses "
    "expressed expressing issue issues issued issuing deliver delivers delivered delivering include includes "
    "included speak speaks spoke speaking talk talks talked talking put puts putting deride derides derided "
    "deriding ridicule ridicules ridiculed bemoan bemoans bemoaned tout touts touted touting portray portrays "
    "portrayed portraying decry decries decried decrying lambast lambasted lambaste lambastes chide chides "
    "chided chiding rip rips ripped ripping challenge challenges challenged challenging assail assails "
    "assailed assailing question questions questioned questioning charge charges charged point points pointed "
    "pointing highlight highlights highlighted discuss discussed discussing voice voices voiced voicing raise "
    "raised rebuke rebuked urge urged scold scolded depict depicts depicted depicting cast casts casting "
    "paint paints painted painting view views viewed consider considers considered regard regards regarded "
    "name named naming use uses used using promote promoted sign signed send sent press pressed want wants "
    "wanted offer offers offered offering launch launched fire fired shot shoot shoots find finds found go "
    "goes went gone going invoke invoked invoking applaud applauded credit credited reject rejects rejected "
    "rejecting seek seeks sought show shows showed state release released publish published focus focused "
    "hammer hammered ask tweet vote voted tag tagged warn caption captioned title insult insulted compliment "
    "complimented liken likens likened lauded laud savage savaged berate berated pan panned hit hits declare "
    "outline outlined detail detailed summarize summarized sum summed conclude"
)
# Verbs that report words only if nothing better stands in the sentence.
WEAK = listed(
    "put puts putting include includes included use uses used using promote promoted sign signed send sent "
    "press pressed want wants wanted offer offers offered offering launch launched fire fired shot shoot "
    "shoots find finds found go goes went gone going seek seeks sought show shows showed release released "
    "publish published focus focused hammer hammered vote voted tag tagged hit hits begin begins began feel "
    "feels felt feeling think thinks thought thinking believe believes believed believing hope hopes hoped "
    "hoping decide decided agree agrees agreed agreeing figure figured guess guessed raise raised outline "
    "outlined detail detailed pan panned name named naming post posts posted posting sum summed credit "
    "credited cast casts casting view views viewed consider considers considered regard regards regarded rule "
    "ruled ruling reveal reveals revealed revealing caption captioned read reads reading report reports "
    "reported reporting title signal signaled deliver delivers delivered delivering challenge challenges "
    "challenged point points pointed pointing highlight highlights highlighted discuss discussed discussing "
    "question questions questioned questioning charge charges charged rip ripped"
)
CUES = SAYING | TREATING
RELAYS = listed("reported reports report quoted cited said")
AUXILIARIES = listed(
    "is was were are be been being has have had having do does did will would can could may might should must "
    "shall not to don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't "
    "cannot couldn't shouldn't mustn't"
)
ADVERBS = listed(
    "also later then once now again recently still just even never always often soon ever only first further "
    "too instead meanwhile already repeatedly simply earlier afterward afterwards perhaps however therefore "
    "moreover yesterday today tonight though thus himself herself themselves itself both all jointly last "
    "there here ago twice well far rather quite almost nearly yet thereby hence nonetheless nevertheless"
)
NOT_ADVERBS = listed(
    "family ally rally supply reply italy july assembly daily weekly early only elderly lily holly molly "
    "kelly billy emily sally reilly donnelly butterfly monopoly anomaly homily bully jelly belly fly friendly "
    "lovely likely monthly quarterly melancholy"
)
DETERMINERS = listed(
    "the a an this that these those some many several two three four five six one another any no each every "
    "both most few other his her its their our my multiple numerous various such all"
)
POSSESSIVES = listed("his her its their our my")
PREPOSITIONS = listed(
    "of for from at in on with by to under about against after before during over into through near behind "
    "between among within without across since until as toward towards per via onto like despite amid around "
    "outside inside upon off above below besides beyond regarding concerning alongside including following"
)
CONJUNCTIONS = listed("and but or so yet nor while because although though if when as since whereas that than which")
SUBJECT_PRONOUNS = listed("he she they it we i you who")
WEEKDAYS = listed(
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays "
    "saturdays sundays"
)
MONTHS = listed(
    "january february march april june july august september october november december jan. feb. mar. apr. "
    "aug. sept. oct. nov. dec. jan feb aug sept oct nov dec"
)
TIME_WORDS = (
    WEEKDAYS
    | MONTHS
    | listed(
        "may past today yesterday tonight tomorrow week month year morning afternoon evening night weekend hour "
        "hours minutes days weeks months years day time moment summer spring fall autumn winter a.m. p.m. am pm "
        "noon midday"
    )
)
TIME_LEADS = listed(
    "on in at last this next late early earlier that the same past previous a few two three several day days "
    "week month year later before ago over during"
)
ABBREVIATIONS = listed(
    "mr mrs ms dr sen sens rep reps gov govs gen lt col sgt capt maj adm rev hon prof st jr sr vs etc inc co "
    "corp ltd jan feb mar apr jun jul aug sept sep oct nov dec no dept d-calif d-mass r-ala atty det insp "
    "supt cmdr pres fr ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo "
    "mont neb nev okla ore pa tenn tex vt va wash wis wyo ont que u.s u.n u.k a.m p.m messrs mme mlle dist "
    "bros"
)
COURTESY = {
    "mr": "m", "mr.": "m", "sir": "m", "lord": "m", "king": "m", "prince": "m", "pope": "m", "father": "m",
    "congressman": "m", "spokesman": "m", "chairman": "m", "businessman": "m", "mister": "m", "brother": "m",
    "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "miss": "f", "lady": "f", "queen": "f", "princess": "f",
    "dame": "f", "congresswoman": "f", "spokeswoman": "f", "chairwoman": "f", "businesswoman": "f", "sister": "f",
    "madam": "f", "actress": "f", "duchess": "f", "duke": "m", "imam": "m", "sheikh": "m", "actor": "m",
}  # fmt: skip
# Words in capitals that stand before a name and are no part of it.
TITLES = listed(
    "mr mr. mrs mrs. ms ms. miss dr dr. sir lady lord dame sen sen. sens sens. rep rep. reps reps. gov gov. "
    "govs. gen gen. lt lt. col col. sgt sgt. capt capt. maj maj. adm adm. rev rev. prof prof. president vice "
    "secretary senator senators representative governor mayor judge justice minister prime professor general "
    "ambassador chairman chairwoman chair king queen prince princess pope spokesman spokeswoman spokesperson "
    "director chief officer attorney speaker leader candidate nominee republican democrat host ceo cfo coo "
    "president-elect commissioner sheriff congressman congresswoman executive manager editor correspondent "
    "reporter analyst strategist adviser advisor aide pollster author actor actress captain lieutenant "
    "colonel sergeant major admiral reverend detective inspector superintendent constable deputy assistant "
    "councillor councilor councilman councilwoman councilmember alderman chancellor dean principal coach "
    "founder co-founder co-chair co-host treasurer comptroller auditor prosecutor lawyer counsel magistrate "
    "emeritus imam rabbi bishop archbishop cardinal father sister brother sheikh ayatollah premier emperor "
    "baroness baron count duke duchess marshal pilot commander foreman delegate lawmaker whip incumbent "
    "former then-president then-secretary then-sen. ex-president saint st. state treasury defense anchor "
    "columnist blogger activist economist historian scientist engineer physician doctor nurse teacher student "
    "singer rapper comedian billionaire businessman mogul tycoon investor astronaut cosmonaut undersecretary "
    "solicitor ombudsman curator chairperson trustee commodore brigadier corporal private ranger trooper "
    "firefighter"
)
ADJECTIVES_BEFORE_NAMES = listed(
    "republican democratic democrat libertarian green conservative labour liberal tory russian chinese "
    "american british french german iranian israeli japanese turkish ukrainian indian canadian australian "
    "mexican italian spanish english scottish welsh irish syrian iraqi afghan saudi egyptian pakistani "
    "indonesian malaysian thai korean vietnamese brazilian polish dutch swedish norwegian danish finnish "
    "greek texas florida ohio california iowa massachusetts vermont michigan wisconsin virginia pennsylvania "
    "gop us u.s. uk u.k. eu un house senate white muslim christian catholic jewish black african-american "
    "latino hispanic asian european african western eastern northern southern houston chicago charlotte "
    "boston new washington fox cnn msnbc nbc cbs abc npr nyt pbs bbc breitbart politico reuters hollywood "
    "wall alabama arizona colorado georgia illinois kentucky louisiana maryland minnesota missouri montana "
    "nebraska nevada oklahoma oregon tennessee utah wyoming"
)
FEMALE_ROLES = listed("spokeswoman congresswoman chairwoman mother wife daughter sister actress woman girl widow")
PERSON_ROLES = TITLES | listed(
    "spokesman spokeswoman spokesperson candidate nominee senator governor mayor president minister "
    "chancellor premier businessman businesswoman mogul billionaire lawmaker congressman congresswoman "
    "congressmember lawyer attorney professor expert analyst economist official aide adviser advisor "
    "strategist consultant pollster reporter journalist host anchor moderator author writer editor columnist "
    "activist organizer organiser advocate leader chief head boss executive director manager chairman "
    "chairwoman founder owner coach player captain officer general commander soldier veteran prosecutor judge "
    "justice sheriff detective inspector man woman boy girl teenager father mother son daughter brother "
    "sister wife husband widow friend neighbour neighbor resident voter supporter critic opponent rival "
    "challenger incumbent frontrunner front-runner democrat republican conservative liberal politician "
    "statesman diplomat ambassador envoy secretary scholar researcher scientist fellow historian teacher "
    "student pupil principal doctor nurse surgeon physician patient witness victim suspect defendant "
    "zoologist biologist engineer astronaut pilot driver farmer worker employee singer actor actress comedian "
    "star artist musician photographer curator priest pastor bishop pope rabbi imam king queen prince "
    "princess operative surrogate insider source tycoon entrepreneur investor banker trader newcomer novice "
    "hopeful contender standard-bearer runner-up native magnate icon freshman legislator representative"
)
PLURAL_SOURCES = listed(
    "officials analysts experts aides lawmakers advisers critics supporters democrats republicans senators "
    "people police authorities residents voters sources witnesses reporters prosecutors lawyers attorneys "
    "leaders scientists researchers economists activists advocates opponents relatives parents teachers "
    "students workers employees doctors members protesters demonstrators investigators diplomats staffers "
    "strategists conservatives liberals observers commentators journalists moderators organizers pollsters "
    "operatives historians executives others some many several crowd audience family campaign"
)
ORGANISATION_WORDS = listed(
    "times post house street party ministry university college institute committee council agency association "
    "department government company corporation group foundation union court bank fund church army navy police "
    "office center centre club league team network news press journal magazine radio television channel tv "
    "bureau commission board authority administration congress senate parliament assembly organization "
    "organisation society service services international national federation coalition alliance campaign act "
    "bill law bowl games cup fair hall museum gallery library hospital school airport hotel tower building "
    "bridge park river lake mountain island county city state states kingdom republic nations world avenue "
    "road square capitol airlines inc inc. corp corp. co co. ltd ltd. llc plc google facebook twitter youtube "
    "microsoft apple amazon herald tribune gazette globe guardian observer reuters daily review pac project "
    "initiative program programme media forum summit convention conference awards award prize series show "
    "studio studios pictures records force corps squad jury"
)
COLLECTIVE_HEADS = listed(
    "statement letter report email e-mail memo article editorial post tweet message document filing lawsuit "
    "complaint ad video site website page book study survey poll release account company campaign paper "
    "newspaper agency group organization organisation committee department ministry office board union team "
    "network magazine party bank firm government administration spokesperson sign headline caption resolution "
    "order ruling opinion note text speech transcript motion bill law act constitution platform petition "
    "pledge policy charter blog column essay review manifesto crowd chant family"
)
FIRM_NON_SPEECH_LEADS = listed(
    "titled entitled headlined named called so-called dubbed nicknamed known labelled labeled word words term "
    "phrase phrases slogan hashtag motto song film movie book novel album show series program programme "
    "episode play poem painting exhibit exhibition curator website site tagged branded section magazine "
    "single track game musical podcast documentary article essay memoir column keyword keywords handle "
    "username chant mantra"
)
MEDIA_BEFORE_SHOW = listed("on in of for from 's ’s by at hosts host co-host moderator anchor watching")
# Nouns that report as verbs do: NAME's claim that …
SPEAKING_NOUNS = listed(
    "claim comment accusation warning assertion statement remark suggestion contention admission promise "
    "pledge call insistence charge conclusion belief argument description vow allegation prediction complaint "
    "declaration observation announcement request demand proposal threat response reply criticism comments "
    "remarks claims accusations assertions warnings statements promises words view admonition quip joke boast "
    "testimony"
)
