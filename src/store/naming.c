#include "store/naming.h"

#include <string.h>

#include "base/utf8.h"

enum { WORDS_MAX = 7 };

static const char *const titles[] = { "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sen", "senator",
	"rep", "representative", "gov", "governor", "president", "vice", "secretary", "attorney", "general",
	"gen", "judge", "justice", "col", "colonel", "lt", "lieutenant", "maj", "major", "sgt", "sergeant",
	"cpl", "capt", "captain", "adm", "admiral", "sir", "dame", "lord", "lady", "baroness", "pope", "king",
	"queen", "prince", "princess", "rev", "reverend", "fr", "father", "sister", "rabbi", "imam",
	"ayatollah", "sheikh", "bishop", "archbishop", "cardinal", "chief", "officer", "detective", "sheriff",
	"deputy", "mayor", "councilman", "councilwoman", "congressman", "congresswoman", "assemblyman",
	"assemblywoman", "chairman", "chairwoman", "ambassador", "minister", "prime", "premier", "chancellor",
	"speaker", "former", "the", "hon", "st", "saint", NULL };
static const char *const suffixes[] = { "jr", "sr", "ii", "iii", "iv", NULL };
static const char *const degrees[] = { "md", "phd", "esq", "dds", "jd", "ret", NULL };
static const char *const particles[] = { "de", "del", "della", "la", "le", "du", "des", "dos", "das", "da",
	"di", "van", "von", "der", "den", "ter", "ten", "af", "av", "bin", "ibn", "al", "el", "abu", "ben",
	"y", "e", "of", "zu", "st", NULL };

/* Families of given names; the first stands for all. */
static const char *const familiar_names[][9] = {
	{ "robert", "bob", "bobby", "rob", "robbie" },
	{ "william", "bill", "billy", "will", "willie" },
	{ "richard", "rick", "dick", "rich", "ricky" },
	{ "james", "jim", "jimmy", "jamie" },
	{ "john", "jack", "johnny", "jon" },
	{ "joseph", "joe", "joey" },
	{ "edward", "ed", "eddie", "ted", "teddy", "ned" },
	{ "thomas", "tom", "tommy" },
	{ "michael", "mike", "mick", "mickey" },
	{ "charles", "charlie", "chuck", "chas" },
	{ "david", "dave" },
	{ "daniel", "dan", "danny" },
	{ "donald", "don", "donnie" },
	{ "ronald", "ron", "ronnie" },
	{ "kenneth", "ken", "kenny" },
	{ "stephen", "steven", "steve" },
	{ "timothy", "tim" },
	{ "anthony", "tony" },
	{ "andrew", "andy", "drew" },
	{ "matthew", "matt" },
	{ "gregory", "greg" },
	{ "jeffrey", "jeff", "geoffrey", "geoff" },
	{ "lawrence", "larry" },
	{ "samuel", "sam" },
	{ "benjamin", "ben" },
	{ "nicholas", "nick" },
	{ "patrick", "pat" },
	{ "peter", "pete" },
	{ "philip", "phillip", "phil" },
	{ "raymond", "ray" },
	{ "frederick", "fred" },
	{ "alexander", "alex" },
	{ "christopher", "chris" },
	{ "douglas", "doug" },
	{ "gerald", "jerry" },
	{ "leonard", "len", "lenny" },
	{ "martin", "marty" },
	{ "nathaniel", "nathan", "nate" },
	{ "theodore", "theo" },
	{ "vincent", "vince" },
	{ "walter", "walt" },
	{ "elizabeth", "liz", "beth", "betsy", "betty", "lizzie" },
	{ "margaret", "peggy", "maggie", "meg" },
	{ "katherine", "catherine", "kathryn", "kathy", "cathy", "kate", "katie" },
	{ "deborah", "debbie", "deb" },
	{ "susan", "sue", "susie" },
	{ "jennifer", "jen", "jenny" },
	{ "patricia", "patty", "trish" },
	{ "barbara", "barb" },
	{ "kimberly", "kim" },
	{ "rebecca", "becky" },
	{ "victoria", "vicky", "vicki" },
	{ "pamela", "pam" },
	{ "cynthia", "cindy" },
	{ "judith", "judy" },
};

bool naming_in(struct str word, const char *const *list)
{
	for (; *list; list++)
		if (str_is(word, *list))
			return true;
	return false;
}

static bool is_dropped(uint32_t cp)
{
	return cp == '.' || utf8_is_mark(cp);
}

/* Letters with a stroke do not decompose. */
static uint32_t plain(uint32_t cp)
{
	switch (cp) {
	case 0xF8:
		return 'o';
	case 0x142:
		return 'l';
	case 0x111:
		return 'd';
	case 0x131:
		return 'i';
	default:
		return utf8_is_space(cp) ? ' ' : cp;
	}
}

struct str naming_fold(struct arena *arena, struct str s)
{
	struct str folded = utf8_fold(arena, s);
	struct strbuf out = strbuf_new(arena);

	for (size_t at = 0; at < folded.n;) {
		uint32_t cp, parts[UTF8_PARTS];
		size_t n = utf8_decode(folded.p + at, folded.n - at, &cp), n_parts;
		char bytes[4];

		at += n;
		if (cp == UTF8_INVALID)
			continue;
		n_parts = utf8_decompose(cp, parts);
		for (size_t i = 0; i < n_parts; i++)
			if (!is_dropped(parts[i]))
				strbuf_add(&out, bytes, utf8_encode(plain(parts[i]), bytes));
	}
	return str_trim(strbuf_str(&out));
}

struct word_vec naming_words(struct arena *arena, struct str folded)
{
	struct word_vec words = { 0 };

	for (size_t at = 0; at < folded.n;) {
		size_t end = at;

		while (end < folded.n && folded.p[end] != ' ')
			end++;
		if (end > at)
			vec_push(arena, &words, str_cut(folded, at, end));
		at = end + 1;
	}
	return words;
}

static struct str join(struct arena *arena, const struct str *words, uint32_t n)
{
	struct strbuf out = strbuf_new(arena);

	for (uint32_t i = 0; i < n; i++) {
		if (i)
			strbuf_adds(&out, " ");
		strbuf_addstr(&out, words[i]);
	}
	return n ? strbuf_str(&out) : (struct str){ 0 };
}

static struct str pair(struct arena *arena, struct str first, struct str last)
{
	struct str both[] = { first, last };

	return join(arena, both, 2);
}

/* ---- people ---- */

/* Letters, apostrophes and hyphens alone; no possessive. */
static bool is_name_word(struct str word)
{
	for (size_t at = 0; at < word.n;) {
		uint32_t cp;

		at += utf8_decode(word.p + at, word.n - at, &cp);
		if (!utf8_is_letter(cp) && cp != '\'' && cp != '-' && cp != 0x2010 && cp != 0x2011)
			return false;
	}
	return word.n && !str_ends(word, "'s") && !str_ends(word, "'");
}

static size_t opens_nickname(struct str word)
{
	static const char *const marks[] = { "\"", "“", "‘", "(", "'", NULL };

	for (int i = 0; marks[i]; i++)
		if (str_starts(word, marks[i]) && word.n > strlen(marks[i]) + 1)
			return strlen(marks[i]);
	return 0;
}

static size_t closes_nickname(struct str word)
{
	static const char *const marks[] = { "\"", "”", "’", ")", "'", NULL };

	for (int i = 0; marks[i]; i++)
		if (str_ends(word, marks[i]))
			return strlen(marks[i]);
	return 0;
}

/* In a name, one word in quotation marks or parentheses. */
static bool take_nickname(struct str word, struct str *nickname)
{
	size_t open = opens_nickname(word), close = closes_nickname(word);

	if (!open || !close || open + close >= word.n)
		return false;
	*nickname = str_cut(word, open, word.n - close);
	return is_name_word(*nickname);
}

static size_t letters(struct str word)
{
	return utf8_count(word);
}

struct parts {
	struct str word[WORDS_MAX + 1];
	uint32_t n;
	struct str nickname, suffix;
	bool odd; /* something that is no name */
};

static void take_word(struct parts *parts, struct str word)
{
	struct str bare = word.n && word.p[word.n - 1] == ',' ? str_cut(word, 0, word.n - 1) : word;

	if (naming_in(bare, degrees) && parts->n > 1)
		return;
	if (naming_in(bare, suffixes) && parts->n > 1)
		parts->suffix = bare;
	else if (parts->n && take_nickname(word, &parts->nickname))
		return;
	else if (is_name_word(bare) && parts->n < WORDS_MAX && !parts->suffix.n)
		parts->word[parts->n++] = bare;
	else
		parts->odd = true;
}

/* Titles in front go, but for the last two words: "Judge Reinhold" may be a name, and is taken for none. */
static struct parts take_apart(const struct word_vec *words)
{
	struct parts parts = { 0 };
	uint32_t first = 0;

	while (first + 1 < words->n && naming_in(words->v[first], titles))
		first++;
	for (uint32_t i = first; i < words->n; i++)
		take_word(&parts, words->v[i]);
	return parts;
}

/* "R. W. Apple": initials in front are one given name. */
static void join_initials(struct arena *arena, struct parts *parts)
{
	struct strbuf initials = strbuf_new(arena);
	uint32_t n = 0;

	while (n + 1 < parts->n && letters(parts->word[n]) == 1)
		strbuf_addstr(&initials, parts->word[n++]);
	if (n < 2)
		return;
	parts->word[0] = strbuf_str(&initials);
	memmove(parts->word + 1, parts->word + n, (parts->n - n) * sizeof *parts->word);
	parts->n -= n - 1;
}

/* Single letters between the first and the last word. */
static struct str take_middle(struct arena *arena, struct parts *parts)
{
	struct strbuf middle = strbuf_new(arena);
	uint32_t n = 1;

	for (uint32_t i = 1; i < parts->n; i++) {
		if (i + 1 < parts->n && letters(parts->word[i]) == 1)
			strbuf_addstr(&middle, parts->word[i]);
		else
			parts->word[n++] = parts->word[i];
	}
	parts->n = n;
	return middle.n ? strbuf_str(&middle) : (struct str){ 0 };
}

/* Where the surname begins: particles belong to it. */
static uint32_t surname_at(const struct parts *parts)
{
	uint32_t at = parts->n - 1;

	while (at > 1 && naming_in(parts->word[at - 1], particles))
		at--;
	return at;
}

static struct str familiar_of(struct str given)
{
	for (size_t i = 0; i < sizeof familiar_names / sizeof *familiar_names; i++)
		if (naming_in(given, familiar_names[i]))
			return str_of(familiar_names[i][0]);
	return (struct str){ 0 };
}

static uint32_t whole_words(const struct parts *parts)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < parts->n; i++)
		n += letters(parts->word[i]) > 1 && !naming_in(parts->word[i], particles);
	return n;
}

/* Every word but a particle has a capital. */
static bool is_capitalised(struct arena *arena, struct str name)
{
	struct word_vec words = naming_words(arena, name);

	for (uint32_t i = 0; i < words.n; i++) {
		uint32_t cp;

		utf8_decode(words.v[i].p, words.v[i].n, &cp);
		if (utf8_is_lower(cp) && !naming_in(words.v[i], particles))
			return false;
	}
	return true;
}

struct person_name naming_person(struct arena *arena, struct str name)
{
	struct str folded = naming_fold(arena, name), family;
	struct word_vec words = naming_words(arena, folded);
	struct person_name out = { .key = folded };
	struct parts parts = take_apart(&words);

	join_initials(arena, &parts);
	if (parts.odd || parts.n < 2 || whole_words(&parts) < 2 || letters(parts.word[parts.n - 1]) < 2 ||
		words.n > WORDS_MAX + 2 || !is_capitalised(arena, name)) {
		if (parts.n == 1 && !parts.odd)
			out.key = parts.word[0];
		return out;
	}
	/* "Judge Reinhold" */
	if (words.n == 2 && naming_in(words.v[0], titles))
		return out;
	out.full = true;
	out.middle = take_middle(arena, &parts);
	out.suffix = parts.suffix;
	out.key = join(arena, parts.word, parts.n);
	out.given = parts.word[0];
	out.surname = join(arena, parts.word + surname_at(&parts), parts.n - surname_at(&parts));
	family = familiar_of(out.given);
	if (family.n)
		out.familiar = pair(arena, family, out.surname);
	if (parts.nickname.n)
		out.nickname = pair(arena, parts.nickname, out.surname);
	if (surname_at(&parts) > 1)
		out.ends = pair(arena, out.given, out.surname);
	return out;
}

/* ---- organizations ---- */

static const char *const departments[] = { "state", "justice", "defense", "labor", "commerce", "energy",
	"education", "agriculture", "interior", "treasury", "transportation", "homeland security",
	"veterans affairs", "health and human services", "housing and urban development", NULL };

/* What every country, state, city or firm has one of. */
static const char *const common_names[] = { "senate", "house", "house of representatives", "congress",
	"parliament", "cabinet", "supreme court", "high court", "appeals court", "court", "district court",
	"federal court", "city council", "council", "police", "police department", "sheriff's office",
	"fire department", "school board", "school district", "board of education", "board",
	"board of trustees", "board of directors", "board of supervisors", "legislature", "general assembly",
	"assembly", "government", "administration", "ministry", "foreign ministry", "interior ministry",
	"defense ministry", "defence ministry", "finance ministry", "health ministry", "justice ministry",
	"education ministry", "ministry of foreign affairs", "ministry of defense", "ministry of health",
	"central bank", "health department", "department of health", "department of education",
	"department of transportation", "department of labor", "department of agriculture",
	"department of corrections", "corrections department", "transportation department",
	"education department", "labor department", "agriculture department", "attorney general's office",
	"district attorney's office", "prosecutor's office", "mayor's office", "governor's office",
	"city hall", "county", "city", "state", "union", "company", "parent company", "university", "college",
	"hospital", "army", "navy", "air force", "military", "committee", "commission", "agency",
	"department", "party", "labour party", "labor party", "conservative party", "green party",
	"socialist party", "communist party", "campaign", "pac", "super pac", "chamber of commerce",
	"election commission", "ethics committee", "judiciary committee", "finance committee", "church",
	"press", "media", "tourism board", "planning commission", "zoning board", "port authority",
	"transit authority", "housing authority", "red cross", "national guard", "national assembly",
	"coast guard", "family", "trust", "foundation", "embassy", "white house press office",
	"associated students", "student union", NULL };

/* Places whose name is also that of a government, a team or another place. */
static const char *const common_places[] = { "washington", "alabama", "alaska", "arizona", "arkansas",
	"california", "colorado", "connecticut", "delaware", "florida", "georgia", "hawaii", "idaho",
	"illinois", "indiana", "iowa", "kansas", "kentucky", "louisiana", "maine", "maryland",
	"massachusetts", "michigan", "minnesota", "mississippi", "missouri", "montana", "nebraska", "nevada",
	"new hampshire", "new jersey", "new mexico", "new york", "north carolina", "north dakota", "ohio",
	"oklahoma", "oregon", "pennsylvania", "rhode island", "south carolina", "south dakota", "tennessee",
	"texas", "utah", "vermont", "virginia", "west virginia", "wisconsin", "wyoming", "dallas", "houston",
	"chicago", "boston", "philadelphia", "cleveland", "miami", "atlanta", "detroit", "denver", "seattle",
	"phoenix", "baltimore", "pittsburgh", "milwaukee", "oakland", "portland", "orlando", "charlotte",
	"indianapolis", "new orleans", "san francisco", "san diego", "los angeles", "london", "manchester",
	"liverpool", "paris", "madrid", "barcelona", "milan", "rome", "munich", "richmond", "springfield",
	"columbus", "arlington", "birmingham", "cambridge", "oxford", "wall street", "main street",
	"hollywood", "silicon valley", "downing street", "capitol hill", NULL };

static const char *const common_outlets[] = { "times", "post", "globe", "herald", "journal", "tribune",
	"press", "sun", "star", "news", "gazette", "chronicle", "record", "register", "courier", "standard",
	"telegraph", "mail", "mirror", "daily", "examiner", "observer", "dispatch", "sentinel", "inquirer",
	"republic", "review", "guardian", "independent", "monitor", "citizen", "leader", "argus", "advocate",
	"bulletin", "express", "echo", "today", "magazine", "newspaper", "radio", "television", "tv",
	"network", "paper", "blog", "website", "local news", "daily news", "morning news", "evening news",
	"evening standard", "sunday times", "public radio", "state television", "state tv", "state media",
	"state news agency", "student newspaper", NULL };

static struct str after(struct str s, const char *prefix)
{
	return str_starts(s, prefix) ? str_cut(s, strlen(prefix), s.n) : s;
}

/* "department of state", "us department of state", "us state department" → "state department" */
static struct str department(struct arena *arena, struct str name)
{
	struct str rest = after(after(name, "united states "), "us "), field;
	struct strbuf out = strbuf_new(arena);

	field = after(after(rest, "department of "), "the ");
	if (field.n == rest.n && str_ends(rest, " department"))
		field = str_cut(rest, 0, rest.n - strlen(" department"));
	if (!naming_in(field, departments))
		return name;
	/* Most states have one too: of those only what is called the United States' own. */
	if (rest.n == name.n && !str_is(field, "state") && !str_is(field, "homeland security") &&
		!str_is(field, "treasury") && !str_is(field, "veterans affairs") &&
		!str_is(field, "defense") && !str_is(field, "health and human services") &&
		!str_is(field, "housing and urban development") && !str_is(field, "energy") &&
		!str_is(field, "commerce") && !str_is(field, "interior") &&
		!(str_is(field, "justice") && str_ends(name, " department")))
		return name;
	strbuf_addf(&out, "%.*s department", STR_ARG(field));
	return strbuf_str(&out);
}

static bool has_capital(struct str name)
{
	for (size_t at = 0; at < name.n;) {
		uint32_t cp;

		at += utf8_decode(name.p + at, name.n - at, &cp);
		if (utf8_is_upper(cp) || utf8_is_digit(cp))
			return true;
	}
	return false;
}

struct str naming_organization(struct arena *arena, struct str name, bool *common)
{
	struct str key = after(naming_fold(arena, name), "the ");

	*common = naming_in(key, common_names) || naming_in(key, common_places) || !has_capital(name);
	return department(arena, key);
}

struct str naming_outlet(struct arena *arena, struct str name, bool *common)
{
	struct str key = after(naming_fold(arena, name), "the ");

	*common = naming_in(key, common_outlets) || !has_capital(name);
	return key;
}

struct str naming_initials(struct arena *arena, struct str name)
{
	static const char *const small[] = { "of", "the", "and", "for", "on", "in", "to", "&", "at", "de",
		NULL };
	struct word_vec words = naming_words(arena, name);
	struct strbuf out = strbuf_new(arena);
	uint32_t n = 0;

	for (uint32_t i = 0; i < words.n; i++) {
		uint32_t cp;
		size_t bytes = utf8_decode(words.v[i].p, words.v[i].n, &cp);

		if (naming_in(words.v[i], small) || (!i && str_is(words.v[i], "The")))
			continue;
		if (!utf8_is_upper(cp))
			return (struct str){ 0 };
		strbuf_add(&out, words.v[i].p, bytes);
		n++;
	}
	return n >= 2 ? naming_fold(arena, strbuf_str(&out)) : (struct str){ 0 };
}

bool naming_is_acronym(struct str name)
{
	int capitals = 0;

	for (size_t i = 0; i < name.n; i++) {
		if (name.p[i] >= 'A' && name.p[i] <= 'Z')
			capitals++;
		else if (name.p[i] != '.')
			return false;
	}
	return capitals >= 2 && capitals <= 8;
}
