#include "review/view.h"

#include <stdio.h>

/* The one table that the keys, the hints in the last line and the help are made from. */
const struct key keys[] = {
	{ 'a', "a", PLACE_CLAIMS, REQUEST_ACCEPT, "accept: extracted rightly" },
	{ 'x', "x", PLACE_CLAIMS, REQUEST_REJECT, "reject: no claim, or not what was said" },
	{ 'a', "a", PLACE_CONFLICTS, REQUEST_CONFIRM, "confirm: the two do contradict each other" },
	{ 'x', "x", PLACE_CONFLICTS, REQUEST_DISMISS, "dismiss, with a reason 1-5" },
	{ ' ', "space", PLACE_CLAIMS | PLACE_CONFLICTS, REQUEST_LATER, "later: go on, decide nothing" },
	{ 'e', "e", PLACE_CLAIMS, REQUEST_EDIT, "edit the wording, or which words were said" },
	{ 's', "s", PLACE_CLAIMS, REQUEST_SOURCE, "change the source" },
	{ 'f', "f", PLACE_CLAIMS, REQUEST_FLAG, "flag, to come back to" },
	{ 'm', "m", PLACE_CLAIMS | PLACE_CONFLICTS, REQUEST_NOTE, "write a note" },
	{ 'v', "v", PLACE_CLAIMS, REQUEST_CHECK, "say if it was checked, and with what" },
	{ 'c', "c", PLACE_CLAIMS, REQUEST_CONFLICTS, "its conflicts" },
	{ 'n', "n", PLACE_CLAIMS | PLACE_READER, REQUEST_NEW_CLAIM, "a claim that was missed" },
	{ 'N', "N", PLACE_CLAIMS | PLACE_CONFLICTS, REQUEST_NEW_CONFLICT, "a conflict that was missed" },
	{ 'M', "M", PLACE_SOURCES, REQUEST_MERGE, "merge: another row is the same source" },
	{ 'R', "R", PLACE_SOURCES, REQUEST_RENAME, "another name for it" },
	{ 'u', "u", PLACE_ANY, REQUEST_UNDO, "undo the last change" },
	{ TERM_CTRL('r'), "Ctrl-R", PLACE_ANY, REQUEST_REDO, "redo it" },
	{ TERM_ENTER, "enter", PLACE_CLAIMS | PLACE_CONFLICTS, REQUEST_OPEN, "open the article there" },
	{ TERM_ENTER, "enter", PLACE_SOURCES | PLACE_ARTICLES, REQUEST_OPEN, "its claims" },
	{ 'y', "y", PLACE_CLAIMS | PLACE_CONFLICTS, REQUEST_CITE, "a citation to copy" },
	{ '/', "/", PLACE_LISTS, REQUEST_FIND, "find words" },
	{ '*', "*", PLACE_LISTS, REQUEST_FIND_NEXT, "find them again" },
	{ 'F', "F", PLACE_LISTS, REQUEST_FILTER, "filter: words, status:new source:NAME named:no" },
	{ TERM_DOWN, "up down", PLACE_ANY, REQUEST_DOWN, "move; j and k do too" },
	{ 'j', NULL, PLACE_ANY, REQUEST_DOWN, NULL },
	{ TERM_UP, NULL, PLACE_ANY, REQUEST_UP, NULL },
	{ 'k', NULL, PLACE_ANY, REQUEST_UP, NULL },
	{ TERM_PAGE_DOWN, "page", PLACE_ANY, REQUEST_PAGE_DOWN, "move a page" },
	{ TERM_CTRL('f'), NULL, PLACE_ANY, REQUEST_PAGE_DOWN, NULL },
	{ TERM_PAGE_UP, NULL, PLACE_ANY, REQUEST_PAGE_UP, NULL },
	{ TERM_CTRL('b'), NULL, PLACE_ANY, REQUEST_PAGE_UP, NULL },
	{ TERM_HOME, "g G", PLACE_ANY, REQUEST_FIRST, "the first, the last" },
	{ 'g', NULL, PLACE_ANY, REQUEST_FIRST, NULL },
	{ TERM_END, NULL, PLACE_ANY, REQUEST_LAST, NULL },
	{ 'G', NULL, PLACE_ANY, REQUEST_LAST, NULL },
	{ '1', "1-4", PLACE_LISTS, REQUEST_VIEW_1, "review, conflicts, sources, articles" },
	{ '2', NULL, PLACE_LISTS, REQUEST_VIEW_2, NULL },
	{ '3', NULL, PLACE_LISTS, REQUEST_VIEW_3, NULL },
	{ '4', NULL, PLACE_LISTS, REQUEST_VIEW_4, NULL },
	{ ':', ":", PLACE_LISTS, REQUEST_COMMAND, "a command of the shell, as \"show c12\"" },
	{ '?', "?", PLACE_ANY, REQUEST_HELP, "this help" },
	{ 'q', "q", PLACE_ANY, REQUEST_BACK, "back; from a list: quit" },
	{ TERM_ESCAPE, NULL, PLACE_ANY, REQUEST_BACK, NULL },
};

const int n_keys = (int)(sizeof keys / sizeof *keys);

enum request key_request(uint32_t key, enum place place)
{
	for (int i = 0; i < n_keys; i++)
		if (keys[i].key == key && keys[i].places & place)
			return keys[i].request;
	return REQUEST_NONE;
}

/* The words before the colon or comma. */
static struct str brief(const char *help)
{
	size_t n = 0;

	while (help[n] && help[n] != ':' && help[n] != ',' && help[n] != ';')
		n++;
	return (struct str){ help, n };
}

struct str key_hints(struct arena *arena, enum place place, int columns)
{
	struct strbuf hints = strbuf_new(arena);

	for (int i = 0; i < n_keys; i++) {
		struct strbuf hint = strbuf_new(arena);

		if (!(keys[i].places & place) || !keys[i].help || keys[i].request == REQUEST_HELP)
			continue;
		strbuf_addf(&hint, "%s %.*s  ", keys[i].shown, STR_ARG(brief(keys[i].help)));
		if ((int)(hints.n + hint.n) > columns - 7)
			break;
		strbuf_addstr(&hints, strbuf_str(&hint));
	}
	strbuf_adds(&hints, "? help");
	return strbuf_str(&hints);
}
