#include "cmd/walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Deeper than people nest folders; keeps a path short enough to open. */
enum { DEPTH_MAX = 64 };

struct folder {
	dev_t device;
	ino_t inode;
};

struct place {
	struct str path;
	int depth;
};

struct walker {
	struct walk *walk;
	struct arena *arena;
	VEC(struct folder) seen;
	VEC(struct place) stack; /* folders and files still to be looked at, the next one last */
};

static bool first_time(struct walker *walker, const struct stat *st)
{
	for (uint32_t i = 0; i < walker->seen.n; i++)
		if (walker->seen.v[i].device == st->st_dev && walker->seen.v[i].inode == st->st_ino)
			return false;
	vec_push(walker->arena, &walker->seen, (struct folder){ st->st_dev, st->st_ino });
	return true;
}

static void fault(struct walker *walker, struct str path, const char *why)
{
	struct strbuf line = strbuf_new(walker->arena);

	strbuf_addf(&line, "%.*s: %s", STR_ARG(path), why);
	vec_push(walker->arena, &walker->walk->faults, strbuf_str(&line));
}

static int by_name(const void *a, const void *b)
{
	return str_compare(*(const struct str *)b, *(const struct str *)a);
}

static struct str joined(struct arena *arena, struct str folder, const char *name)
{
	struct strbuf path = strbuf_new(arena);

	strbuf_addf(&path, "%.*s%s%s", STR_ARG(folder), str_ends(folder, "/") ? "" : "/", name);
	return strbuf_str(&path);
}

/* The names in a folder, but for hidden ones. The handle is closed also when memory runs out on the way. */
static void list(struct arena *arena, DIR *folder, struct str path, struct str_vec *paths)
{
	jmp_buf *outer = arena->escape, here;

	arena->escape = &here;
	if (setjmp(here)) {
		closedir(folder);
		arena->escape = outer;
		longjmp(*outer, 1);
	}
	for (struct dirent *entry; (entry = readdir(folder));)
		if (entry->d_name[0] != '.')
			vec_push(arena, paths, joined(arena, path, entry->d_name));
	arena->escape = outer;
	closedir(folder);
}

/* Folders and files go on the stack the last name first. */
static void enter(struct walker *walker, struct place place)
{
	struct str_vec paths = { 0 };
	DIR *folder = opendir(place.path.p);

	if (!folder) {
		fault(walker, place.path, strerror(errno));
		return;
	}
	list(walker->arena, folder, place.path, &paths);
	if (paths.n)
		qsort(paths.v, paths.n, sizeof *paths.v, by_name);
	for (uint32_t i = 0; i < paths.n; i++)
		vec_push(walker->arena, &walker->stack, (struct place){ paths.v[i], place.depth + 1 });
}

static void visit(struct walker *walker, struct place place)
{
	struct stat st;

	if (stat(place.path.p, &st)) {
		fault(walker, place.path, strerror(errno));
	} else if (S_ISDIR(st.st_mode)) {
		if (place.depth > DEPTH_MAX)
			fault(walker, place.path, "too many folders in folders");
		else if (first_time(walker, &st))
			enter(walker, place);
	} else if (!place.depth) {
		vec_push(walker->arena, &walker->walk->files, place.path);
	} else if (S_ISREG(st.st_mode) && (str_ends(place.path, ".txt") || str_ends(place.path, ".jsonl"))) {
		vec_push(walker->arena, &walker->walk->files, place.path);
	} else {
		walker->walk->passed++;
	}
}

void walk_path(struct walk *walk, struct arena *arena, const char *path)
{
	struct walker walker = { .walk = walk, .arena = arena };

	if (!strcmp(path, "-")) {
		vec_push(arena, &walk->files, STR("-"));
		return;
	}
	vec_push(arena, &walker.stack, (struct place){ str_of(path), 0 });
	while (walker.stack.n)
		visit(&walker, walker.stack.v[--walker.stack.n]);
}
