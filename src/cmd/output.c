#include "cmd/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int fail(struct output *output, struct err *err)
{
	int why = errno;

	output_abandon(output);
	return err_set(err, ERR_SYSTEM, "%.300s: %s", output->path, strerror(why ? why : EIO));
}

/* The rights that a new file gets, or those of the file that is replaced. */
static mode_t rights(const char *path)
{
	struct stat st;
	mode_t mask;

	if (!stat(path, &st))
		return st.st_mode & 0777;
	mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

static int open_beside(struct output *output, struct err *err)
{
	int fd, n = snprintf(output->temporary, sizeof output->temporary, "%s.XXXXXX", output->path);

	if (n < 0 || (size_t)n >= sizeof output->temporary) {
		output->temporary[0] = '\0';
		errno = ENAMETOOLONG;
		return fail(output, err);
	}
	fd = mkstemp(output->temporary);
	if (fd < 0) {
		output->temporary[0] = '\0';
		return fail(output, err);
	}
	if (fchmod(fd, rights(output->path)) || !(output->file = fdopen(fd, "wb"))) {
		close(fd);
		return fail(output, err);
	}
	return 0;
}

int output_open(struct output *output, const char *path, struct err *err)
{
	struct stat st;
	int there;

	*output = (struct output){ 0 };
	if (!path || !strcmp(path, "-")) {
		output->file = stdout;
		return 0;
	}
	/* A link's target is replaced, not the link. */
	there = !stat(path, &st);
	if (!there || !realpath(path, output->path))
		snprintf(output->path, sizeof output->path, "%s", path);
	if (!there || S_ISREG(st.st_mode))
		return open_beside(output, err);
	output->file = fopen(path, "wb");
	return output->file ? 0 : fail(output, err);
}

/* A rename is on the disk when its folder is. */
static void sync_folder(const char *path)
{
	char folder[OUTPUT_PATH_MAX];
	char *slash;
	int fd;

	memcpy(folder, path, sizeof folder);
	slash = strrchr(folder, '/');
	if (slash)
		slash[slash == folder] = '\0';
	fd = open(slash ? folder : ".", O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

int output_commit(struct output *output, struct err *err)
{
	int failed;

	if (output->file == stdout)
		return 0;
	errno = 0;
	failed = ferror(output->file) || fflush(output->file) ||
		 (output->temporary[0] && fsync(fileno(output->file)));
	if (failed)
		return fail(output, err);
	failed = fclose(output->file);
	output->file = NULL;
	if (failed || (output->temporary[0] && rename(output->temporary, output->path)))
		return fail(output, err);
	if (output->temporary[0])
		sync_folder(output->path);
	output->temporary[0] = '\0';
	return 0;
}

void output_abandon(struct output *output)
{
	if (output->file && output->file != stdout)
		fclose(output->file);
	if (output->temporary[0])
		unlink(output->temporary);
	output->file = NULL;
	output->temporary[0] = '\0';
}
