#include "source/office.h"

#include <string.h>

#include "source/bearer.h"
#include "text/words.h"

enum { SITES_MAX = 20, FIGURES_MAX = 400, STEM = 4 };

/*
 * Nouns that one person may be called by. Words joined by spaces: of a noun on the left and one on the left
 * or right nothing says that they are two people's.
 */
static const struct {
	const char *broad, *narrow;
} families[] = {
	{ "lawmaker legislator politician",
		"assemblyman assemblywoman chair chairman chairwoman congressman congresswoman councillor "
		"councilman councilwoman delegate leader member mp representative senator speaker" },
	{ "boss chief executive head leader",
		"ceo chair chairman chairwoman chancellor commander commissioner coordinator director "
		"founder "
		"general governor manager mayor minister owner premier president principal speaker" },
	{ "businessman businesswoman developer entrepreneur magnate mogul tycoon",
		"billionaire ceo chairman executive founder investor millionaire owner star" },
	{ "chair chairman chairwoman chairperson", "" },
	{ "congressman congresswoman representative", "member" },
	{ "spokesman spokesperson spokeswoman", "secretary strategist director" },
	{ "doctor physician surgeon", "professor specialist" },
	{ "attorney counsel lawyer prosecutor", "partner" },
	{ "judge justice", "" },
	{ "correspondent columnist journalist reporter editor writer", "anchor author blogger host" },
	{ "academic scholar scientist researcher",
		"biologist chemist economist historian physicist professor director sociologist" },
	{ "commander general officer", "admiral captain colonel major sergeant veteran" },
};

enum { FAMILIES = sizeof families / sizeof *families };

bool office_together(const char *a, const char *b)
{
	if (!strcmp(a, b))
		return true;
	for (size_t i = 0; i < FAMILIES; i++) {
		bool left = lexicon_among(families[i].broad, a), right = lexicon_among(families[i].broad, b);

		if ((left && (right || lexicon_among(families[i].narrow, b))) ||
			(right && lexicon_among(families[i].narrow, a)))
			return true;
	}
	return false;
}

/* A noun for what somebody is by office or trade: not a candidate, a relative, a Democrat, an expert. */
static bool is_office(const struct cast *cast, uint32_t token)
{
	static const char *const vague[] = { "critic", "expert", "figure", "graduate", "leader", "man",
		"member", "native", "official", "opponent", "rival", "supporter", "veteran", "woman", NULL };
	const char *form = cast_token(cast, token)->form;
	unsigned classes = lexicon(form) | lexicon(cast_noun(form));

	return classes & (LEX_TITLE | LEX_ROLE) &&
	       !(classes & (LEX_COURTESY | LEX_KIN | LEX_PARTY | LEX_DEMONYM)) &&
	       !token_in(cast_token(cast, token), vague) && !bearer_is_contender(cast, token);
}

/* An office that stands before a name, "leader" too */
static bool is_title(const struct cast *cast, uint32_t token)
{
	const char *form = cast_token(cast, token)->form;
	unsigned classes = lexicon(form) | lexicon(cast_noun(form));

	return (classes & (LEX_TITLE | LEX_COURTESY | LEX_KIN)) == LEX_TITLE &&
	       !bearer_is_contender(cast, token);
}

struct roles {
	bool any;   /* an office or trade is told */
	bool agree; /* one of them goes with the description's noun */
	bool words; /* a name in the description, or its stem, stands in one */
	bool names; /* one of them has a name of its own: the body, the country */
};

/* Russia, Russian: the same capital word but for its end */
static bool same_stem(const char *a, const char *b)
{
	size_t n = 0;

	while (a[n] && a[n] == b[n])
		n++;
	return (!a[n] && !b[n]) || n >= STEM;
}

/* Does the description name the token, by itself or as what it is of? */
static bool names_word(const struct cast *cast, const struct nominal *nominal, uint32_t token)
{
	uint32_t first = nominal->possessor_end ? nominal->possessor : nominal->core;

	if (!cast_token(cast, token)->capital)
		return false;
	for (uint32_t i = first; i < nominal->tail_end; i++)
		if (i + 1 != nominal->core_end && cast_token(cast, i)->capital &&
			same_stem(cast_token(cast, i)->form, cast_token(cast, token)->form))
			return true;
	return false;
}

static void read_roles(const struct cast *cast, const struct nominal *nominal, uint32_t first, uint32_t end,
	struct roles *roles)
{
	const char *head = cast_noun(cast_token(cast, nominal->core_end - 1)->form);

	for (uint32_t i = first; i < end; i++) {
		roles->words |= names_word(cast, nominal, i);
		roles->names |= cast_token(cast, i)->capital && !cast_initial(cast, i) &&
				!(lexicon(cast_noun(cast_token(cast, i)->form)) &
					(LEX_TITLE | LEX_ROLE | LEX_PARTY | LEX_COURTESY | LEX_MODIFIER));
		if (word_has(cast_token(cast, i)->form, WORD_RELATIVE))
			return;
		if (!is_office(cast, i) || !bearer_ends_role(cast, i, end))
			continue;
		roles->any = true;
		roles->agree |= office_together(head, cast_noun(cast_token(cast, i)->form));
	}
}

static struct roles roles_of(const struct cast *cast, const struct nominal *nominal, uint32_t entity)
{
	struct roles roles = { 0 };
	uint32_t s = cast->figures.v[entity].last_titled;

	for (int steps = 0; s != INDEX_NONE && steps < SITES_MAX;
		steps++, s = cast->sites.v[s].older_titled) {
		const struct site *site = &cast->sites.v[s];

		read_roles(cast, nominal, site->run < site->phrase ? site->run : site->phrase, site->role_end,
			&roles);
		read_roles(cast, nominal, site->behind_first, site->behind, &roles);
	}
	return roles;
}

bool office_other(const struct cast *cast, const struct nominal *nominal, uint32_t entity)
{
	struct roles roles;

	if (!is_office(cast, nominal->core_end - 1))
		return false;
	roles = roles_of(cast, nominal, entity);
	return roles.any && !roles.agree;
}

bool office_elsewhere(const struct cast *cast, const struct nominal *nominal, uint32_t entity)
{
	uint32_t first = nominal->possessor_end ? nominal->possessor : nominal->core;
	struct roles roles = roles_of(cast, nominal, entity);

	for (uint32_t i = first;
		roles.any && !roles.words && (roles.names || !roles.agree) && i < nominal->tail_end; i++)
		if (cast_token(cast, i)->capital && !cast_initial(cast, i) && i + 1 != nominal->core_end)
			return true;
	return false;
}

static bool is_somebody(const struct cast *cast, uint32_t entity)
{
	const struct figure *figure = &cast->figures.v[entity];

	return cast->doc->entities.v[entity].kind == SOURCE_PERSON ||
	       (figure->surname && figure->given && figure->he + figure->she);
}

/* Does the article name the person `halves` halves as often as anybody else, or more? */
static bool is_main(const struct cast *cast, uint32_t entity, uint32_t halves)
{
	uint32_t n = cast->figures.v[entity].n_sites;

	for (uint32_t id = 0; id < cast->figures.n && id < FIGURES_MAX; id++)
		if (id != entity && is_somebody(cast, id) && halves * cast->figures.v[id].n_sites > 2 * n)
			return false;
	return true;
}

/* A party that the article gives to nobody, but the other one to somebody: what is left is the person's. */
static bool party_left(const struct cast *cast, uint32_t entity, const char *party)
{
	bool other = is_main(cast, entity, 3);

	for (uint32_t id = 0; id < cast->figures.n && id < FIGURES_MAX; id++) {
		if (id == entity || cast->figures.v[id].last_titled == INDEX_NONE)
			continue;
		if (3 * cast->figures.v[id].n_sites >= cast->figures.v[entity].n_sites &&
			bearer_says(cast, id, party))
			return false;
		other |= bearer_says(cast, id, "republican") || bearer_says(cast, id, "democratic");
	}
	return other;
}

/* An office that the person has not, of one who has another or of whom the article does not mainly tell. */
static bool lacks_office(const struct cast *cast, const struct nominal *nominal, uint32_t entity)
{
	static const char *const business[] = { "businessman", "businesswoman", "entrepreneur", NULL };
	uint32_t head = nominal->core_end - 1;
	struct roles roles;

	if (token_in(cast_token(cast, head), business))
		return office_other(cast, nominal, entity) && !is_main(cast, entity, 3);
	if (!is_title(cast, head))
		return false;
	roles = roles_of(cast, nominal, entity);
	return !roles.agree && (roles.any || !is_main(cast, entity, 2));
}

bool office_supported(const struct cast *cast, const struct nominal *nominal, uint32_t entity)
{
	uint32_t head = nominal->core_end - 1;
	bool runs = is_title(cast, head) || bearer_is_contender(cast, head);

	if (lacks_office(cast, nominal, entity))
		return false;
	for (uint32_t i = nominal->core; i < head; i++) {
		const char *form = cast_token(cast, i)->form;
		unsigned classes = lexicon(form);

		if (classes & LEX_PARTY && runs && !bearer_says(cast, entity, form) &&
			!party_left(cast, entity, form))
			return false;
		if (classes & LEX_DEMONYM && !(classes & LEX_PARTY) && !roles_of(cast, nominal, entity).words)
			return false;
	}
	return true;
}

bool office_shared(const struct cast *cast, const struct nominal *nominal, uint32_t entity)
{
	uint32_t head = nominal->core_end - 1;
	const char *form = cast_token(cast, head)->form;
	struct roles roles = roles_of(cast, nominal, entity);

	return (roles.words && roles.agree) ||
	       (lexicon_has(form, LEX_PARTY) && bearer_says(cast, entity, form));
}
