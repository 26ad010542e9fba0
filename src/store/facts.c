#include "store/facts.h"

#include <string.h>

const char *const fact_sort_names[FACT_SORTS] = { "middle", "suffix", "trade", "place", "school" };

/*
 * Trades that one person seldom has two of, whatever the year. Politicians, business people, lawyers,
 * officers and journalists are not here: they are everything else as well.
 */
static const struct trade {
	const char *name, *head; /* the last word or two of a role's head */
} trades[] = {
	{ "police", "police chief" },
	{ "police", "police officer" },
	{ "police", "sheriff" },
	{ "police", "trooper" },
	{ "police", "detective" },
	{ "police", "constable" },
	{ "police", "chief of police" },
	{ "police", "police commissioner" },
	{ "police", "police sergeant" },
	{ "fire", "fire chief" },
	{ "fire", "firefighter" },
	{ "letters", "novelist" },
	{ "letters", "poet" },
	{ "letters", "playwright" },
	{ "letters", "historian" },
	{ "music", "singer" },
	{ "music", "rapper" },
	{ "music", "musician" },
	{ "music", "composer" },
	{ "music", "pianist" },
	{ "music", "guitarist" },
	{ "music", "drummer" },
	{ "music", "violinist" },
	{ "screen", "actor" },
	{ "screen", "actress" },
	{ "screen", "filmmaker" },
	{ "screen", "comedian" },
	{ "sport", "quarterback" },
	{ "sport", "pitcher" },
	{ "sport", "striker" },
	{ "sport", "midfielder" },
	{ "sport", "goalkeeper" },
	{ "sport", "linebacker" },
	{ "sport", "golfer" },
	{ "sport", "sprinter" },
	{ "sport", "swimmer" },
	{ "sport", "boxer" },
	{ "sport", "jockey" },
	{ "sport", "basketball coach" },
	{ "sport", "football coach" },
	{ "sport", "head coach" },
	{ "sport", "tennis player" },
	{ "church", "bishop" },
	{ "church", "archbishop" },
	{ "church", "pastor" },
	{ "church", "priest" },
	{ "church", "rabbi" },
	{ "church", "imam" },
	{ "church", "nun" },
	{ "medicine", "surgeon" },
	{ "medicine", "nurse" },
	{ "medicine", "physician" },
	{ "medicine", "pediatrician" },
	{ "medicine", "epidemiologist" },
	{ "medicine", "psychiatrist" },
	{ "medicine", "cardiologist" },
	{ "medicine", "oncologist" },
	{ "medicine", "dentist" },
	{ "medicine", "pharmacist" },
	{ "farm", "farmer" },
	{ "farm", "rancher" },
	{ "farm", "fisherman" },
	{ "farm", "shepherd" },
	{ "science", "physicist" },
	{ "science", "chemist" },
	{ "science", "biologist" },
	{ "science", "astronomer" },
	{ "science", "geologist" },
	{ "science", "mathematician" },
	{ "science", "climatologist" },
	{ "school", "schoolteacher" },
	{ "school", "school principal" },
	{ "school", "student" },
	{ "craft", "plumber" },
	{ "craft", "electrician" },
	{ "craft", "carpenter" },
	{ "craft", "welder" },
	{ "craft", "roofer" },
	{ "craft", "mechanic" },
	{ "craft", "truck driver" },
	{ "craft", "taxi driver" },
	{ "craft", "bus driver" },
	{ "craft", "barber" },
	{ "craft", "waitress" },
	{ "craft", "waiter" },
	{ "craft", "bartender" },
	{ "craft", "janitor" },
	{ "craft", "miner" },
	{ "bench", "judge" },
	{ "office", "rep" },
	{ "office", "representative" },
	{ "office", "congressman" },
	{ "office", "congresswoman" },
	{ "office", "sen" },
	{ "office", "senator" },
	{ "office", "gov" },
	{ "office", "governor" },
};

/* Neighbours: many people are both. */
static const char *const near_trades[][2] = {
	{ "office", "letters" },
	{ "office", "music" },
	{ "office", "screen" },
	{ "office", "sport" },
	{ "office", "medicine" },
	{ "office", "science" },
	{ "office", "farm" },
	{ "office", "bench" },
	{ "letters", "music" },
	{ "letters", "screen" },
	{ "music", "screen" },
	{ "medicine", "science" },
	{ "letters", "science" },
	{ "screen", "sport" },
	{ "school", "sport" },
	{ "school", "music" },
	{ "farm", "craft" },
	{ "police", "fire" },
	{ "school", "science" },
	{ "letters", "school" },
};

/* Offices of one place at a time. */
static const char *const local_heads[] = { "mayor", "gov", "governor", "sheriff", "police chief",
	"chief of police", "senator", "sen", "congressman", "congresswoman", "rep", "representative", "judge",
	"councilman", "councilwoman", "commissioner", "district attorney", "attorney general", "fire chief",
	"trooper", "police officer", "detective", "lawmaker", "assemblyman", "assemblywoman", NULL };

/* A state by its name, its adjective or its newspaper abbreviation. */
static const struct {
	const char *state, *other;
} states[] = {
	{ "alabama", "ala" },
	{ "alaska", NULL },
	{ "arizona", "ariz" },
	{ "arkansas", "ark" },
	{ "california", "calif" },
	{ "colorado", "colo" },
	{ "connecticut", "conn" },
	{ "delaware", "del" },
	{ "florida", "fla" },
	{ "georgia", "ga" },
	{ "hawaii", NULL },
	{ "idaho", NULL },
	{ "illinois", "ill" },
	{ "indiana", "ind" },
	{ "iowa", NULL },
	{ "kansas", "kan" },
	{ "kentucky", "ky" },
	{ "louisiana", "la" },
	{ "maine", NULL },
	{ "maryland", "md" },
	{ "massachusetts", "mass" },
	{ "michigan", "mich" },
	{ "minnesota", "minn" },
	{ "mississippi", "miss" },
	{ "missouri", "mo" },
	{ "montana", "mont" },
	{ "nebraska", "neb" },
	{ "nevada", "nev" },
	{ "new hampshire", "nh" },
	{ "new jersey", "nj" },
	{ "new mexico", "nm" },
	{ "new york", "ny" },
	{ "north carolina", "nc" },
	{ "north dakota", "nd" },
	{ "ohio", NULL },
	{ "oklahoma", "okla" },
	{ "oregon", "ore" },
	{ "pennsylvania", "pa" },
	{ "rhode island", "ri" },
	{ "south carolina", "sc" },
	{ "south dakota", "sd" },
	{ "tennessee", "tenn" },
	{ "texas", "tex" },
	{ "utah", NULL },
	{ "vermont", "vt" },
	{ "virginia", "va" },
	{ "west virginia", "wva" },
	{ "wisconsin", "wis" },
	{ "wyoming", "wyo" },
};

static bool has(const struct fact_vec *facts, enum fact_sort sort, struct str value)
{
	for (uint32_t i = 0; i < facts->n; i++)
		if (facts->v[i].sort == sort && str_eq(facts->v[i].value, value))
			return true;
	return false;
}

static void add(struct arena *arena, struct fact_vec *facts, enum fact_sort sort, struct str value)
{
	if (!has(facts, sort, value))
		vec_push(arena, facts, (struct fact){ sort, value });
}

/* Does `phrase` stand in the folded text as whole words? */
static bool holds(struct str text, const char *phrase)
{
	size_t n = strlen(phrase);

	for (size_t i = 0; i + n <= text.n; i++) {
		bool starts = !i || text.p[i - 1] == ' ' || text.p[i - 1] == '-' || text.p[i - 1] == '(',
		     ends = i + n == text.n || strchr(" ,-)'", text.p[i + n]);

		if (starts && ends && !memcmp(text.p + i, phrase, n))
			return true;
	}
	return false;
}

static bool ends_with_words(struct str text, const char *phrase)
{
	size_t n = strlen(phrase);

	return str_ends(text, phrase) && (text.n == n || text.p[text.n - n - 1] == ' ');
}

/* "police chief of Dover, Ohio" → "police chief"; each part of "farmer and poet" by itself */
static struct str head(const struct word_vec *words, uint32_t *at)
{
	static const char *const ends[] = { "of", "for", "in", "at", "to", "from", "with", "who", "on", "by",
		"whose", "and", NULL };
	uint32_t first = *at, last;
	struct str text;

	for (last = first; last < words->n; last++) {
		struct str word = words->v[last];

		if (str_is(word, "of") && last > first && str_is(words->v[last - 1], "chief") &&
			last + 1 < words->n && str_is(words->v[last + 1], "police"))
			continue;
		if (naming_in(word, ends) || str_ends(word, ","))
			break;
	}
	if (last < words->n && str_ends(words->v[last], ",")) {
		text = words->v[last];
		*at = words->n;
		text.n--;
	} else {
		text = last > first ? words->v[last - 1] : (struct str){ 0 };
		*at = last < words->n && str_is(words->v[last], "and") ? last + 1 : words->n;
	}
	if (!text.n)
		return text;
	return (struct str){ words->v[first].p, (size_t)(text.p + text.n - words->v[first].p) };
}

static void add_trades(struct arena *arena, struct str role, struct fact_vec *facts, bool *local)
{
	struct word_vec words = naming_words(arena, role);

	for (uint32_t at = 0; at < words.n;) {
		struct str text = head(&words, &at);

		for (size_t i = 0; i < sizeof trades / sizeof *trades; i++)
			if (ends_with_words(text, trades[i].head))
				add(arena, facts, FACT_TRADE, str_of(trades[i].name));
		for (int i = 0; local_heads[i]; i++)
			*local |= ends_with_words(text, local_heads[i]);
	}
}

static void add_places(struct arena *arena, struct str words, struct fact_vec *facts)
{
	for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
		const char *state = states[i].state;

		if (holds(words, state) || (states[i].other && holds(words, states[i].other)))
			add(arena, facts, FACT_PLACE, str_of(state));
	}
	/* "West Virginia" is not Virginia. */
	if (has(facts, FACT_PLACE, STR("west virginia")))
		for (uint32_t i = 0; i < facts->n; i++)
			if (facts->v[i].sort == FACT_PLACE && str_is(facts->v[i].value, "virginia"))
				facts->v[i].value = STR("west virginia");
}

static bool is_school(struct str organization)
{
	return holds(organization, "university") || holds(organization, "college") ||
	       holds(organization, "high school") || holds(organization, "institute of technology");
}

void facts_of(struct arena *arena, const struct appearance *appearance, const struct person_name *name,
	struct fact_vec *facts)
{
	struct str role = naming_fold(arena, appearance->role),
		   organization = naming_fold(arena, appearance->organization);
	bool local = false;

	if (name->middle.n)
		add(arena, facts, FACT_MIDDLE, name->middle);
	add(arena, facts, FACT_SUFFIX, name->suffix.n ? name->suffix : STR("-"));
	add_trades(arena, role, facts, &local);
	if (local) {
		add_places(arena, role, facts);
		add_places(arena, organization, facts);
	}
	if (is_school(organization) && (holds(role, "professor") || holds(role, "student") ||
					       holds(role, "teacher") || holds(role, "lecturer")))
		add(arena, facts, FACT_SCHOOL, organization);
}

/* ---- two people ---- */

static bool is_near(struct str a, struct str b)
{
	for (size_t i = 0; i < sizeof near_trades / sizeof *near_trades; i++)
		if ((str_is(a, near_trades[i][0]) && str_is(b, near_trades[i][1])) ||
			(str_is(b, near_trades[i][0]) && str_is(a, near_trades[i][1])))
			return true;
	return false;
}

/* A word in common that tells one school from another. */
static bool same_school(struct arena *arena, struct str a, struct str b)
{
	static const char *const common[] = { "university", "college", "school", "high", "state", "institute",
		"of", "the", "law", "medical", "medicine", "business", "and", "at", "for", "technology",
		"center", "community", "national", NULL };
	struct word_vec words = naming_words(arena, a);

	for (uint32_t i = 0; i < words.n; i++) {
		struct strbuf word = strbuf_new(arena);

		strbuf_addstr(&word, words.v[i]);
		if (!naming_in(words.v[i], common) && holds(b, word.p))
			return true;
	}
	return false;
}

/* Of two values of one sort: do they agree (1), clash (-1), or neither? */
static int compare(struct arena *arena, enum fact_sort sort, struct str a, struct str b)
{
	if (str_eq(a, b))
		return 1;
	switch (sort) {
	case FACT_MIDDLE:
		return a.p[0] == b.p[0] ? 1 : -1;
	case FACT_TRADE:
		return is_near(a, b) ? 0 : -1;
	case FACT_SCHOOL:
		return same_school(arena, a, b) ? 1 : -1;
	default:
		return -1;
	}
}

/* A sort clashes when no pair agrees or is open. */
static int compare_sort(
	struct arena *arena, enum fact_sort sort, const struct fact_vec *a, const struct fact_vec *b)
{
	int best = -2;

	for (uint32_t i = 0; i < a->n; i++) {
		for (uint32_t j = 0; j < b->n && a->v[i].sort == sort; j++) {
			int verdict;

			if (b->v[j].sort != sort || !a->v[i].value.n || !b->v[j].value.n)
				continue;
			verdict = compare(arena, sort, a->v[i].value, b->v[j].value);
			best = verdict > best ? verdict : best;
		}
	}
	return best == -2 ? 0 : best;
}

enum fact_verdict facts_compare(struct arena *arena, const struct fact_vec *a, const struct fact_vec *b)
{
	int middle = compare_sort(arena, FACT_MIDDLE, a, b), suffix = compare_sort(arena, FACT_SUFFIX, a, b),
	    trade = compare_sort(arena, FACT_TRADE, a, b), place = compare_sort(arena, FACT_PLACE, a, b),
	    school = compare_sort(arena, FACT_SCHOOL, a, b);

	if (middle < 0 || trade < 0 || place < 0 || school < 0)
		return FACTS_APART;
	if (suffix < 0)
		return has(a, FACT_SUFFIX, STR("-")) || has(b, FACT_SUFFIX, STR("-")) ? FACTS_UNSURE
										      : FACTS_APART;
	return school > 0 || place > 0 || middle > 0 ? FACTS_AGREE : FACTS_SILENT;
}
