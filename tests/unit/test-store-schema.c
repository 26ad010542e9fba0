/* db/schema.sql is what the migrations make. With --print: write it. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "config.h"
#include "store/store.h"
#include "tap.h"

static struct str schema_of_new_database(struct arena *arena)
{
	char path[] = "/tmp/sayso-schema.XXXXXX";
	struct strbuf schema = strbuf_new(arena);
	struct store *store = NULL;
	struct err err = { 0 };
	int fd = mkstemp(path);

	if (fd < 0 || store_open(&store, path, STORE_WRITE, &err) || store_schema(store, &schema, &err))
		printf("# %s\n", err.msg);
	store_close(store);
	if (fd >= 0)
		close(fd);
	unlink(path);
	return strbuf_str(&schema);
}

static struct str schema_file(struct arena *arena)
{
	struct strbuf text = strbuf_new(arena);
	FILE *file = fopen(SAYSO_SOURCE_ROOT "/db/schema.sql", "rb");
	char buffer[4096];
	size_t n;

	while (file && (n = fread(buffer, 1, sizeof buffer, file)) > 0)
		strbuf_add(&text, buffer, n);
	if (file)
		fclose(file);
	return strbuf_str(&text);
}

int main(int argc, char **argv)
{
	struct arena arena;
	jmp_buf escape;
	struct str made;

	arena_init(&arena, &escape);
	if (setjmp(escape))
		return 1;
	made = schema_of_new_database(&arena);
	if (argc > 1 && !strcmp(argv[1], "--print")) {
		fwrite(made.p, 1, made.n, stdout);
		arena_release(&arena);
		return 0;
	}
	ok(made.n > 1000 && strstr(made.p, "CREATE TABLE articles"), "a new database has a schema");
	ok(str_eq(made, schema_file(&arena)),
		"db/schema.sql is the schema; if not: test-store-schema --print > db/schema.sql");
	arena_release(&arena);
	return tap_end();
}
