#include "cmd/rule_words.h"

#include <string.h>

#include "sourcing/sourcing.h"

struct rule_words {
	const char *id, *sentence; /* {w}: the words of the article; {n}: the name */
};

static const struct rule_words source_rules[] = {
	{ "acronym", "“{w}” is short for {n}" },
	{ "as-written", "“{w}” is taken as it is written: the article names nobody who fits it better" },
	{ "author", "“{w}”, outside quotation marks, is the one who wrote the article" },
	{ "contender", "“{w}” is whoever of that kind the article is mostly about, {n}" },
	{ "description", "“{w}” describes {n}" },
	{ "employee", "“{w}” is {n}, of whom the article says that they work there" },
	{ "epithet", "“{w}” is another way to speak of {n}" },
	{ "relative-of", "the article names {n} as “{w}” elsewhere" },
	{ "family", "“{w}” are the people of that family name, of whom {n} is one" },
	{ "full-name", "“{w}” is the name itself" },
	{ "misspelt", "“{w}” is one letter away from the name of {n}" },
	{ "next-speaker", "“{w}” is the one who speaks next, {n}" },
	{ "other-noun", "“{w}” is what the article called {n} before" },
	{ "owner", "whose “{w}” are stands right before: {n}" },
	{ "polled", "“{w}” are those whom a poll asked" },
	{ "pronoun-group", "“{w}” means the people spoken of last, {n}" },
	{ "pronoun-last-source", "“{w}” means the source of the claim before, {n}" },
	{ "pronoun-pair", "“{w}” means the two spoken of last, of whom {n} is one" },
	{ "pronoun-salience", "“{w}” means the person whom the sentences before are about, {n}" },
	{ "pronoun-subject", "“{w}” means what the sentence or the one before begins with, {n}" },
	{ "readers", "“{w}” means the readers" },
	{ "relative", "“{w}” stands for the words right before it, {n}" },
	{ "role-later", "“{w}” is the role of {n}, whom the article names further on" },
	{ "speaker-of-quotation", "“{w}” stands inside a quotation: its speaker is {n}" },
	{ "surname", "“{w}” is the surname of {n}" },
	{ "title", "“{w}” is the work of that title, {n}" },
	{ "unresolved", "Whom “{w}” means could not be told" },
	{ NULL, NULL },
};

static const struct rule_words attribution_rules[] = {
	{ "according-to", "“according to” and its like name the source" },
	{ "coordinated", "a second verb of the same source: “Falk said … and added …”" },
	{ "impersonal", "it is told without a source: “it was reported that …”" },
	{ "inverted", "source and verb stand behind the words: “…, said Falk”" },
	{ "label", "the source stands before a colon: “Falk: …”" },
	{ "model", "the network, which learned from news that readers had marked" },
	{ "participle", "the verb hangs on another clause: “…, saying that …”" },
	{ "postposed", "source and verb stand behind the words: “…, Falk said”" },
	{ "preposed", "source and verb stand before the words: “Falk said …”" },
	{ "signature", "the quotation is signed: “…” — Falk" },
	{ NULL, NULL },
};

static const char *find(const struct rule_words *table, const char *id)
{
	for (; table->id && id; table++)
		if (!strcmp(table->id, id))
			return table->sentence;
	return NULL;
}

static struct str fill(const char *sentence, struct str words, struct str name, struct arena *arena)
{
	struct strbuf out = strbuf_new(arena);

	for (const char *at = sentence; *at; at++) {
		if (strncmp(at, "{w}", 3) && strncmp(at, "{n}", 3)) {
			strbuf_add(&out, at, 1);
			continue;
		}
		strbuf_addstr(&out, at[1] == 'w' ? words : name);
		at += 2;
	}
	return strbuf_str(&out);
}

static struct str unknown(const char *id, struct arena *arena)
{
	struct strbuf out = strbuf_new(arena);

	strbuf_addf(&out, "the rule “%s”", id ? id : "?");
	return strbuf_str(&out);
}

struct str rule_of_source(const struct source *source, struct arena *arena)
{
	const char *sentence = find(source_rules, source->rule);
	struct str name = source->kind == SOURCE_AUTHOR ? STR("the article's writer") : source->name;

	return sentence ? fill(sentence, source->as_written, name, arena) : unknown(source->rule, arena);
}

struct str rule_of_attribution(const char *rule, struct arena *arena)
{
	const char *sentence = find(attribution_rules, rule);

	return sentence ? str_of(sentence) : unknown(rule, arena);
}

struct str rule_of_warning(const struct warning *warning, struct arena *arena)
{
	const struct sourcing_rule *rule = sourcing_rule(warning->rule);
	struct strbuf out = strbuf_new(arena);

	if (!rule)
		return unknown(warning->rule, arena);
	strbuf_adds(&out, rule->sentence);
	if (warning->detail.n)
		strbuf_addf(&out, " (%.*s)", STR_ARG(warning->detail));
	return strbuf_str(&out);
}
