#include "conflict/meanings.h"

#include <string.h>

struct synonym {
	const char *word, *stands_for;
};

#define SYNONYM(word, stands_for) { word, stands_for },
static const struct synonym synonyms[] = {
#include "conflict/synonyms.def"
};
#undef SYNONYM

struct entailment {
	const char *premise, *conclusion;
	enum entailed_roles roles;
};

#define ENTAILS(premise, conclusion, roles) { premise, conclusion, ROLES_##roles },
static const struct entailment entailments[] = {
#include "conflict/entailments.def"
};
#undef ENTAILS

struct opposition {
	const char *word, *opposite;
};

#define OPPOSED(word, opposite) { word, opposite },
static const struct opposition oppositions[] = {
#include "conflict/opposites.def"
};
#undef OPPOSED

struct phrasal {
	const char *verb, *particle, *stands_for;
};

#define PHRASAL(verb, particle, stands_for) { verb, particle, stands_for },
static const struct phrasal phrasals[] = {
#include "conflict/phrasals.def"
};
#undef PHRASAL

enum {
	N_PHRASALS = sizeof phrasals / sizeof phrasals[0],
	N_OPPOSITIONS = sizeof oppositions / sizeof oppositions[0],
	N_SYNONYMS = sizeof synonyms / sizeof synonyms[0],
	N_ENTAILMENTS = sizeof entailments / sizeof entailments[0]
};

static const char *const light_verbs[] = { "be", "become", "begin", "believe", "bring", "call", "come", "do",
	"feel", "get", "give", "go", "happen", "have", "keep", "know", "leave", "let", "like", "look", "make",
	"mean", "mention", "move", "need", "play", "put", "run", "see", "seem", "set", "show", "stand",
	"support", "take", "talk", "think", "try", "turn", "use", "want", "work", "care", "understand",
	"expect", "change", "stop", "end", "live", "back", "hold", "face", "deal", "speak", NULL };

static const char *const empty_words[] = { "thing", "way", "lot", "kind", "sort", "bit", "fact", "matter",
	"case", "point", "part", "time", "day", "week", "month", "year", "hour", "minute", "night", "morning",
	"afternoon", "evening", "mr.", "mrs.", "ms.", "dr.", "sen.", "rep.", "gov.", "people", "person",
	"man", "woman", "someone", "anything", "something", "everything", "say", "be", "have", "do", "go",
	"get", "make", "take", "number", "percent", "million", "billion", "thousand", "hundred", "dozen",
	"one", "other", "same", "such", "own", "sure", "able", "good", "great", "big", "new", "old", "long",
	"more", "most", "least", "less", "right", "true", "false", "real", "know", "think", "want", "come",
	"see", "look", "tell", "let", "put", "give", "kindly", "place", "country", "sir", "fewer", "full",
	"clear", "whole", "single", "total", "different", "yes", "okay", "oh", "well", NULL };

static const char *const report_verbs[] = { "accuse", "add", "admit", "allege", "announce", "argue", "ask",
	"assert", "assume", "believe", "call", "charge", "cite", "claim", "complain", "conclude", "confirm",
	"consider", "contend", "declare", "demand", "deny", "describe", "dispute", "doubt", "estimate",
	"expect", "explain", "fear", "feel", "hint", "hope", "imagine", "imply", "indicate", "insist",
	"maintain", "mean", "note", "pretend", "promise", "propose", "quote", "recall", "reject", "report",
	"say", "speculate", "state", "suggest", "suppose", "suspect", "swear", "tell", "testify", "think",
	"threaten", "understand", "urge", "vow", "want", "warn", "wish", "wonder", "worry", NULL };

static const char *const account_nouns[] = { "account", "accusation", "allegation", "article", "assertion",
	"charge", "claim", "characterization", "contention", "criticism", "complaint", "idea", "insinuation",
	"interpretation", "narrative", "notion", "remark", "report", "rumor", "rumour", "statement", "story",
	"suggestion", "tale", "talk", "theory", "version", "wrongdoing", "lie", "falsehood", "fabrication",
	NULL };

const char *meaning_canonical(const char *lemma)
{
	size_t low = 0, high = N_SYNONYMS;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(synonyms[middle].word, lemma);

		if (!order)
			return synonyms[middle].stands_for;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return lemma;
}

enum entailed_roles meaning_entails(const char *premise, const char *conclusion)
{
	size_t low = 0, high = N_ENTAILMENTS;

	if (!strcmp(premise, conclusion))
		return ROLES_SAME;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(entailments[middle].premise, premise);

		if (!order)
			order = strcmp(entailments[middle].conclusion, conclusion);
		if (!order)
			return entailments[middle].roles;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return ROLES_NONE;
}

const char *meaning_phrasal(const char *verb, const char *particle)
{
	size_t low = 0, high = N_PHRASALS;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(phrasals[middle].verb, verb);

		if (!order)
			order = strcmp(phrasals[middle].particle, particle);
		if (!order)
			return phrasals[middle].stands_for;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

struct meaning_range meaning_opposites(const char *word)
{
	size_t low = 0, high = N_OPPOSITIONS, end;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(oppositions[middle].word, word) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < N_OPPOSITIONS && !strcmp(oppositions[end].word, word); end++)
		;
	return (struct meaning_range){ (uint16_t)low, (uint16_t)(end - low) };
}

const char *meaning_opposite(uint16_t at)
{
	return oppositions[at].opposite;
}

/* unsigned and sign, unarmed and armed */
static bool privative(const char *negative, const char *word)
{
	size_t n = strlen(word);

	if (negative[0] != 'u' || negative[1] != 'n' || n < 4 || strncmp(negative + 2, word, n))
		return false;
	negative += 2 + n;
	return !*negative || !strcmp(negative, "ed") || (word[n - 1] == 'e' && !strcmp(negative, "d"));
}

bool meaning_opposed(const char *a, const char *b)
{
	const char *word = strcmp(a, b) < 0 ? a : b, *opposite = word == a ? b : a;
	size_t low = 0, high = N_OPPOSITIONS;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(oppositions[middle].word, word);

		if (!order)
			order = strcmp(oppositions[middle].opposite, opposite);
		if (!order)
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return privative(a, b) || privative(b, a);
}

static bool listed(const char *const *list, const char *word)
{
	for (; *list; list++)
		if (**list == *word && !strcmp(*list, word))
			return true;
	return false;
}

bool meaning_light(const char *verb)
{
	return listed(light_verbs, verb);
}

bool meaning_empty(const char *lemma)
{
	return listed(empty_words, lemma);
}

bool meaning_reports(const char *verb)
{
	return listed(report_verbs, verb);
}

bool meaning_account(const char *noun)
{
	return listed(account_nouns, noun);
}

/* A word that is looked up by its stand-in must stand in the tables under it. */
static bool stands_for_itself(const char *word)
{
	return !strcmp(meaning_canonical(word), word);
}

static bool phrasals_sorted(void)
{
	for (size_t i = 0; i < N_PHRASALS; i++) {
		int order = i ? strcmp(phrasals[i - 1].verb, phrasals[i].verb) : -1;

		if (order > 0 || (!order && strcmp(phrasals[i - 1].particle, phrasals[i].particle) >= 0) ||
			!stands_for_itself(phrasals[i].stands_for))
			return false;
	}
	return true;
}

bool meaning_sorted(void)
{
	for (size_t i = 1; i < N_SYNONYMS; i++)
		if (strcmp(synonyms[i - 1].word, synonyms[i].word) >= 0)
			return false;
	for (size_t i = 1; i < N_ENTAILMENTS; i++) {
		int order = strcmp(entailments[i - 1].premise, entailments[i].premise);

		if (order > 0 ||
			(!order && strcmp(entailments[i - 1].conclusion, entailments[i].conclusion) >= 0))
			return false;
	}
	for (size_t i = 0; i < N_OPPOSITIONS; i++) {
		int order = i ? strcmp(oppositions[i - 1].word, oppositions[i].word) : -1;

		if (order > 0 ||
			(!order && strcmp(oppositions[i - 1].opposite, oppositions[i].opposite) >= 0) ||
			!stands_for_itself(oppositions[i].word) ||
			!stands_for_itself(oppositions[i].opposite))
			return false;
	}
	return phrasals_sorted();
}
