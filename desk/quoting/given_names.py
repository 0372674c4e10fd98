"""Given names by the gender they usually go with, for the pronouns of a story."""

from __future__ import annotations

from desk.quoting.lists import listed

MALE = listed(
    "aaron abdul abdullah abe abraham adam adrian ahmed ahmad al alan albert alec alejandro alex alexander "
    "alexei alfred ali allan allen amir anderson andre andrew andy angelo angus anthony antonio antony ari "
    "arjun arnold arthur asif austin barack barney barry bart ben benjamin bernard bernie bertrand bill billy "
    "bob bobby boris brad bradley brandon brendan brent brett brian bruce bryan byron caleb calvin cameron "
    "carl carlos carlo cecil cesar charles charlie chester chip chris christian christopher chuck clarence "
    "clark claude clay clayton cliff clifford clint clive cody colin conor corey cory craig curt curtis cyril "
    "cyrus daisuke dale damian damien dan daniel danny darrell darren darryl dave david dean denis dennis "
    "denny derek derrick devin dick diego dimitri dirk dmitry dominic don donald donny doug douglas drew "
    "duane duncan dustin dwayne dwight dylan earl ed eddie edgar edmund eduardo edward edwin eli elias elijah "
    "elliot elliott elon emmanuel enrique eric erik ernest ernesto ernie ethan eugene evan everett ezra "
    "federico felipe felix fernando fidel francis francisco francois frank frankie franklin fred frederick "
    "fritz gareth garrett gary gavin gene geoff geoffrey george gerald gerard gerry gilbert giovanni giuseppe "
    "glen glenn gordon graham grant greg gregg gregory grover guillermo gus guy hamid hank hans harold harris "
    "harry harrison harvey hassan hector henrik henry herbert herman hiroshi hossein howard hubert hugh hugo "
    "hussein ian ibrahim igor ilya imran ira irving isaac ismail ivan jack jackson jacob jacques jaime jake "
    "jamal james jamie jan jared jason javier jay jean-claude jed jeff jefferson jeffrey jeremy jerome jerry "
    "jesse jesus jim jimmy jin jindal joachim joaquin joe joel johan john johnny jon jonah jonathan jordan "
    "jorge jose josef joseph josh joshua juan jude jules julian julio julius jurgen justin kamal karl keir "
    "keith ken kenneth kent kerr kevin khalid kirk klaus kofi kurt kyle lamar lance larry lars laurence "
    "laurent lawrence lee len lenny leo leon leonard leonardo leroy lester levi lewis liam lincoln linus "
    "lionel lloyd logan lou louis luc lucas luigi luis luke luther malcolm manuel marc marcel marco marcus "
    "mario mark marlon marshall martin marty marvin mason mateo matt matteo matthew maurice max maximilian "
    "mel melvin michael michel miguel mikael mike mikhail miles milo milton mitch mitchell mitt mohamed "
    "mohammad mohammed moises muhammad murray mustafa nabil najib narendra nate nathan nathaniel neal ned "
    "neil nelson newt nicholas nick nicolas nicolás nigel nikita nikolai noah noel norman oleg oliver omar "
    "orlando oscar osama otis otto owen pablo patrick paul paulo pavel pedro percy perry pete peter phil "
    "philip philippe phillip pierre pranab preston quentin rafael raj rajiv ralph ramon rand randall randy "
    "raphael rashid raul ray raymond recep reggie reginald reince rene rex reza ricardo rich richard rick "
    "ricky rob robby robert roberto rod rodney rodrigo roger roland roman ron ronald ronnie rory ross rowan "
    "roy ruben rudolph rudy rufus rupert russ russell ryan sal salman salvador sam samir samuel sanjay saul "
    "scott sean sebastian sergei sergey sergio seth shaun shawn shinzo sid sidney silvio simon spencer stan "
    "stanislav stanley stefan stephan stephen sterling steve steven stewart stuart sunil syed tariq ted teddy "
    "terence terrence terry thaddeus theo theodore thomas tim timothy toby todd tom tommy tony travis trent "
    "trevor tristan tyler ulrich vernon vicente victor viktor vijay vince vincent vinod vitaly vladimir wade "
    "wallace walt walter warren wayne wendell werner wes wesley wilbur will willard william willie winston "
    "wolf wolfgang woody wyatt xavier yasser yitzhak yoshihide yuri yusuf zachary zack zoran hamish lachlan "
    "callum ewan alistair rhys gethin dafydd ciaran eamonn declan padraig seamus fuad fumio xi moon joko "
    "ferdinand anwar mahathir lindsey"
)
FEMALE = listed(
    "abby abigail ada adele adriana agnes aimee alana alexandra alexandria alexis alia alice alicia alison "
    "allison alyssa amanda amber amelia amina amy ana anastasia andrea angela angelina anita "
    "ann anna anne annette annie antonia april ariana arlene ashley astrid athena audrey ava barbara beatrice "
    "becky bella bernadette bernice beth betsy bettina betty beverly bianca bonnie brenda bridget brigitte "
    "britney brittany brooke camila camilla candace cara carla carly carmen carol carole carolina caroline "
    "carolyn carrie cassandra catherine cathy cecilia celeste celia celine charlene charlotte chelsea cheryl "
    "chloe christiana christina christine cindy claire clara clare claudia colleen condoleezza connie "
    "constance cora courtney cristina crystal cynthia daisy dana daniela danielle daphne dawn deb debbie "
    "deborah debra deirdre delia denise diana diane dianne dina dolores dominique donna dora doris dorothy "
    "edith edna eileen elaine eleanor elena elisa elisabeth elise eliza elizabeth ella ellen elsa emily emma "
    "erica erika erin esther ethel eunice eva eve evelyn faith fatima fatma fay felicia fiona flora florence "
    "frances francesca freda gabriela gabrielle gail gayle geraldine gemma georgia georgina gertrude gillian "
    "gina ginger gladys glenda gloria grace greta gretchen gwen hailey hannah harriet hazel heather heidi "
    "helen helena helene hilary hillary hollie hope huma ida ilhan imelda ines ingrid irene iris isabel "
    "isabella isabelle ivana ivanka ivy jackie jacinda jacqueline jade jane janet janice jasmine jean "
    "jeanette jeanne jenna jennifer jenny jessica jill jillian jo joan joanna joanne jocelyn jodi jodie "
    "josephine joy joyce juanita judith judy julia juliana julie june kaitlyn kamala karen kari karin kate "
    "katherine kathleen kathryn kathy katie katrina kay kayla kayleigh kellyanne keisha kelly kendra kiara "
    "kim kimberly kirsten kirstjen kirstie krista kristen kristi kristin kristina laila lana lara laura "
    "lauren laurie leah leigh leila lena leona leslie leticia liana lila lillian lily linda lisa liz liza "
    "lizzie lois lola loretta lori lorraine louisa louise lucia lucille lucy luisa lydia lynn lynne mabel "
    "mackenzie maddie madeleine madeline madison maggie maia malala mandy marcia margaret margot maria "
    "mariana marie marilyn marina marine marion marissa marjorie marla marlene marsha martha mary maureen "
    "maxine maya megan meghan melania melanie melinda melissa mercedes meredith mia michele michelle mika "
    "mildred millie mimi mina miranda miriam mitzi molly mona monica muriel myra nadia nancy naomi natalia "
    "natalie natasha nellie nicky nicola nicole nikki nina nora norma octavia olga olive olivia paige pam "
    "pamela patricia patty paula pauline pearl peggy penelope penny petra phoebe phyllis priti priya priyanka "
    "rachel ramona raquel rebecca regina renee rhonda rita roberta rosa rosalind rose roseann rosemary rosie "
    "roxanne ruby ruth sabrina sally samantha sandra sara sarah sasha selena serena shannon sharon sheila "
    "shelby shelley sherry sheryl shirley silvia simone sofia sonia sonja sophia sophie stacey stacy stella "
    "stephanie sue sunita susan susana susanna susie suzanne svetlana sybil sylvia tabitha tamara tammy tania "
    "tanya tara tatiana teresa terri tess thelma theresa tiffany tina toni tonya tracey tracy trish trudy "
    "tulsi uma ursula valentina valerie vanessa vera veronica vicki vicky victoria viola violet virginia "
    "vivian wanda wendy whitney wilma winifred yolanda yvette yvonne zoe amal aisha chiara bridgette hilda "
    "ingeborg mette sanna mhairi siobhan niamh aoife"
)
EITHER = MALE & FEMALE | listed(
    "pat kim leslie robin jackie jordan dana alexis taylor casey riley jamie terry lee jan jin ali"
)


def gender_of(given: str) -> str:
    """'m', 'f' or '' for a given name."""
    name = given.casefold().strip(".")
    if name in EITHER:
        return ""
    return "m" if name in MALE else "f" if name in FEMALE else ""


def is_given(word: str) -> bool:
    """Whether a word is known as a given name."""
    name = word.casefold()
    return name in MALE or name in FEMALE or name in EITHER
