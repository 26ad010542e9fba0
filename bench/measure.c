/*
 * measure NAME ARTICLES WORDS COMMAND [ARGUMENT...]: runs a command with its output thrown away and prints
 * one line of a table: seconds, seconds of processor time, articles and words a second, peak memory of the
 * command.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void become(char **command)
{
	int null = open("/dev/null", O_WRONLY);

	if (null >= 0 && dup2(null, STDOUT_FILENO) >= 0)
		execvp(command[0], command);
	perror(command[0]);
	_exit(127);
}

int main(int argc, char **argv)
{
	if (argc < 5) {
		fprintf(stderr, "usage: measure NAME ARTICLES WORDS COMMAND [ARGUMENT...]\n");
		return 2;
	}
	double articles = strtod(argv[2], NULL), words = strtod(argv[3], NULL), began = seconds();
	pid_t child = fork();
	int status;
	struct rusage usage;

	if (child == 0)
		become(argv + 4);
	if (child < 0 || waitpid(child, &status, 0) < 0) {
		perror("measure");
		return 1;
	}
	double took = seconds() - began;

	getrusage(RUSAGE_CHILDREN, &usage);
	double busy = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
		      (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;

	printf("%-30s %9.2f %9.2f %12.0f %12.0f %9.1f", argv[1], took, busy, articles / took, words / took,
		(double)usage.ru_maxrss / 1024);
	if (!WIFEXITED(status) || WEXITSTATUS(status))
		printf("   exit %d", WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
	printf("\n");
	return 0;
}
