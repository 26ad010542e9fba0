#include "source/work.h"

#include <string.h>

#include "text/words.h"

enum { BACK_MAX = 120, SENTENCES_MAX = 4, TITLE_MAX = 12, LATER_MAX = 12, AHEAD = 8, POLLS_MAX = 60 };

/* Nouns that an article uses for one and the same thing; words joined by spaces. */
static const char *const families[] = {
	"ad advert advertisement clip commercial infomercial spot video",
	"analysis census paper poll report research study survey",
	"documentary film movie",
	"book memoir novel",
	"episode sketch skit",
	"complaint filing lawsuit suit",
	"email letter mail memo memorandum note",
	"article column editorial essay op-ed story",
	"message post tweet",
};

static int family_of(const char *form)
{
	size_t n = strlen(form);

	for (size_t i = 0; n && i < sizeof families / sizeof *families; i++)
		for (const char *at = families[i]; *at;) {
			size_t m = strcspn(at, " ");

			if (m == n && !strncmp(at, form, n))
				return (int)i;
			at += m + strspn(at + m, " ");
		}
	return -1;
}

/* ---- titles ---- */

/* (titled | called | entitled | named | dubbed) quotation */
struct str work_title(const struct cast *cast, const struct nominal *nominal)
{
	static const char *const names[] = { "called", "dubbed", "entitled", "named", "titled", NULL };

	for (uint32_t i = nominal->core_end; i + 2 < nominal->end; i++) {
		uint32_t end = i + 2;

		if (!token_in(cast_token(cast, i), names) || cast_token(cast, i + 1)->kind != TOKEN_QUOTE)
			continue;
		while (end < nominal->end && end < i + TITLE_MAX &&
			cast_token(cast, end)->kind != TOKEN_QUOTE)
			end++;
		while (end > i + 2 && cast_token(cast, end - 1)->kind == TOKEN_PUNCT)
			end--;
		return cast_words(cast, i + 2, end);
	}
	return (struct str){ 0 };
}

/* ---- earlier words ---- */

/* Modifiers of the description that the earlier phrase lacks make it another work. */
static bool agrees(const struct cast *cast, const struct nominal *nominal, uint32_t first, uint32_t head)
{
	for (uint32_t i = nominal->core; i + 1 < nominal->core_end; i++) {
		bool found = false;

		for (uint32_t k = first; k < head; k++)
			found |= !strcmp(cast_token(cast, k)->form, cast_token(cast, i)->form);
		if (!found)
			return false;
	}
	return true;
}

static bool is_introduced(const struct cast *cast, uint32_t first, uint32_t head)
{
	return first < head || (first && (cast_is(cast, first - 1, "a") || cast_is(cast, first - 1, "an")));
}

static struct antecedent by_other_noun(const struct cast *cast, const struct nominal *nominal)
{
	uint32_t head = nominal->core_end - 1, sentence = cast_token(cast, head)->sentence;
	int family = family_of(cast_token(cast, head)->form);
	struct antecedent none = { INDEX_NONE, 0, 0, false };

	for (uint32_t i = nominal->first; family >= 0 && i-- > 0 && i + BACK_MAX > nominal->first;) {
		uint32_t first;

		if (cast_token(cast, i)->sentence + SENTENCES_MAX < sentence)
			break;
		if (family_of(cast_token(cast, i)->form) != family || cast_token(cast, i)->quote_depth)
			continue;
		first = coreference_left(cast, i);
		if (is_introduced(cast, first, i) && agrees(cast, nominal, first, i))
			return (struct antecedent){ INDEX_NONE, first, i, true };
	}
	return none;
}

static struct antecedent below_headline(const struct cast *cast, const struct nominal *nominal)
{
	uint32_t head = nominal->core_end - 1, token = cast->later[head];
	uint32_t last = cast_token(cast, head)->sentence + AHEAD;
	struct antecedent none = { INDEX_NONE, 0, 0, false };

	if (!cast->titlecase[cast_token(cast, head)->sentence] && cast_token(cast, head)->sentence)
		return none;
	for (int steps = 0; token != INDEX_NONE && steps < LATER_MAX; steps++, token = cast->later[token]) {
		uint32_t first = coreference_left(cast, token);

		if (cast_token(cast, token)->sentence > last)
			break;
		for (uint32_t i = first; i < token; i++)
			if (cast_site_at(cast, i) != INDEX_NONE)
				return (struct antecedent){ INDEX_NONE, first, token, true };
	}
	return none;
}

/* ---- the one poll that the article names ---- */

/* Is it a poll by nothing but its newness or reach: the new poll, a national survey? */
static bool is_any_poll(const struct cast *cast, const struct nominal *nominal)
{
	static const char *const plain[] = { "fresh", "latest", "national", "nationwide", "new", "online",
		"recent", "same", "statewide", "telephone", NULL };

	if (strcmp(cast_noun(cast_token(cast, nominal->core_end - 1)->form), "poll") != 0 ||
		nominal->possessor_end || nominal->tail_end != nominal->core_end || nominal->partitive)
		return false;
	for (uint32_t i = nominal->core; i + 1 < nominal->core_end; i++)
		if (!token_in(cast_token(cast, i), plain))
			return false;
	return true;
}

/* The name right before the poll, where it is of a body: Quayside University poll; not Ohio poll */
static uint32_t pollster(const struct cast *cast, uint32_t poll)
{
	uint32_t site = poll ? cast_site_at(cast, poll - 1) : INDEX_NONE;

	if (site == INDEX_NONE || cast->sites.v[site].end != poll ||
		cast->sites.v[site].kind == SOURCE_PERSON ||
		lexicon_has(cast_token(cast, poll - 1)->form, LEX_PLACE | LEX_DEMONYM | LEX_PARTY))
		return INDEX_NONE;
	return cast->doc->mentions.v[site].entity;
}

/* Found when one body alone has a poll in the article. */
static struct antecedent only_poll(const struct cast *cast, const struct nominal *nominal)
{
	uint32_t head = nominal->core_end - 1, token = head, body = INDEX_NONE;
	struct antecedent answer = { INDEX_NONE, 0, 0, false };

	if (!is_any_poll(cast, nominal))
		return answer;
	for (int steps = 0; cast->earlier[token] != INDEX_NONE && steps < POLLS_MAX; steps++)
		token = cast->earlier[token];
	for (int steps = 0; token != INDEX_NONE && steps < 2 * POLLS_MAX;
		steps++, token = cast->later[token]) {
		uint32_t entity = pollster(cast, token);

		if (entity == INDEX_NONE || entity == body)
			continue;
		if (body != INDEX_NONE)
			return (struct antecedent){ INDEX_NONE, 0, 0, false };
		body = entity;
		answer = (struct antecedent){ INDEX_NONE, cast->sites.v[cast_site_at(cast, token - 1)].first,
			token, true };
	}
	return answer;
}

struct antecedent work_antecedent(const struct cast *cast, const struct nominal *nominal)
{
	struct antecedent poll = only_poll(cast, nominal);

	if (poll.found)
		return poll;
	if (nominal->definite)
		return by_other_noun(cast, nominal);
	return nominal->core_end - nominal->core == 1 && !nominal->indefinite
		       ? below_headline(cast, nominal)
		       : (struct antecedent){ INDEX_NONE, 0, 0, false };
}
