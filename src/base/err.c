#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int err_set(struct err *err, enum err_code code, const char *format, ...)
{
	va_list ap;

	if (!err)
		return -1;
	err->code = code;
	va_start(ap, format);
	vsnprintf(err->msg, sizeof err->msg, format, ap);
	va_end(ap);
	return -1;
}

int err_prefix(struct err *err, const char *prefix)
{
	char old[sizeof err->msg];

	if (!err)
		return -1;
	memcpy(old, err->msg, sizeof old);
	/* A long path must not push the message itself out. */
	snprintf(err->msg, sizeof err->msg, "%.200s: %.300s", prefix, old);
	return -1;
}
