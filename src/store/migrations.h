#ifndef STORE_MIGRATIONS_H
#define STORE_MIGRATIONS_H

/* The files of db/migrations/, made into C by embed.c. After number n, user_version is n. */
struct migration {
	int number;
	const char *name, *sql;
};

extern const struct migration migrations[];
extern const int n_migrations;

#endif
