/*
 * Turns files into C arrays, at build time: embed OUT FILE... writes `const struct migration migrations[]`,
 * one entry a file, numbered and named by the files' names (NNNN-name.sql), in the order given.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static int embed_bytes(FILE *out, const char *path, int index)
{
	FILE *in = fopen(path, "rb");
	int c, column = 0;

	if (!in)
		return -1;
	fprintf(out, "static const char sql_%d[] = {\n", index);
	while ((c = getc(in)) != EOF) {
		/* A number above 127 would overflow where char is signed. */
		if (c < 128)
			fprintf(out, "%d,", c);
		else
			fprintf(out, "'\\%o',", (unsigned)c);
		if (++column % 20 == 0)
			putc('\n', out);
	}
	fputs("0\n};\n\n", out);
	c = ferror(in);
	fclose(in);
	return c ? -1 : 0;
}

static int name_ok(const char *name, int index)
{
	return isdigit((unsigned char)name[0]) && atoi(name) == index && strlen(name) > 9 && name[4] == '-' &&
	       !strcmp(name + strlen(name) - 4, ".sql");
}

int main(int argc, char **argv)
{
	FILE *out = argc > 2 ? fopen(argv[1], "wb") : NULL;

	if (!out) {
		fputs("usage: embed OUT FILE...\n", stderr);
		return 2;
	}
	fputs("#include \"store/migrations.h\"\n\n", out);
	for (int i = 2; i < argc; i++) {
		if (!name_ok(base_name(argv[i]), i - 1) || embed_bytes(out, argv[i], i - 1)) {
			fprintf(stderr, "embed: %s: cannot be read, or is not number %d\n", argv[i], i - 1);
			return 1;
		}
	}
	fputs("const struct migration migrations[] = {\n", out);
	for (int i = 2; i < argc; i++)
		fprintf(out, "\t{ %d, \"%.*s\", sql_%d },\n", i - 1, (int)strlen(base_name(argv[i])) - 4,
			base_name(argv[i]), i - 1);
	fprintf(out, "};\n\nconst int n_migrations = %d;\n", argc - 2);
	return fclose(out) ? 1 : 0;
}
