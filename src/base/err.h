#ifndef BASE_ERR_H
#define BASE_ERR_H

/* What went wrong, by what the caller can do about it. */
enum err_code {
	ERR_NONE,
	ERR_USAGE,     /* the command line */
	ERR_INPUT,     /* a file, or what stands in it */
	ERR_SYSTEM,    /* reading, writing, memory */
	ERR_STORE,     /* the database: damaged, newer, not ours */
	ERR_BUSY,      /* the database is locked by another program */
	ERR_INTERRUPT, /* the user asked to stop */
};

/* Owned by the caller. The message is one line without a full stop; it names the thing and what to do. */
struct err {
	enum err_code code;
	char msg[512];
};

/* Fill err (which may be NULL) and return -1, so that a function can end with `return err_set(...)`. */
__attribute__((format(printf, 3, 4))) int err_set(
	struct err *err, enum err_code code, const char *format, ...);

/* Put "prefix: " before the message, as when a reader's error is given its file's name. Returns -1. */
int err_prefix(struct err *err, const char *prefix);

#endif
