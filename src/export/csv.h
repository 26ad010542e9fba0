#ifndef EXPORT_CSV_H
#define EXPORT_CSV_H

#include <stdbool.h>
#include <stdio.h>

#include "base/str.h"

/* CSV after RFC 4180: CRLF, cells quoted where they must be. */
struct csv {
	FILE *out;
	bool excel;    /* a byte order mark, and cells that Excel would take for formulas begin with ' */
	bool terminal; /* people look at it: control characters are shown, not sent */
	int column;
};

/* Before the header line. */
void csv_begin(struct csv *csv);

/* A cell; {0} is empty. Numbers are never guarded. */
void csv_cell(struct csv *csv, struct str text, bool number);
void csv_end_row(struct csv *csv);

#endif
