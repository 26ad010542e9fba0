#include "cmd/command.h"

#include <stdio.h>
#include <string.h>

const struct command *command_find(const struct command *commands, const char *name)
{
	for (; commands->name; commands++)
		if (!strcmp(commands->name, name))
			return commands;
	return NULL;
}

void help_list(const struct command *commands, bool wrong)
{
	FILE *out = wrong ? stderr : stdout;

	fputs("usage: sayso COMMAND [OPTION]... [ARGUMENT]...\n\n"
	      "sayso reads news articles, records who said what, and shows where sources contradict each "
	      "other.\n\n",
		out);
	for (; commands->name; commands++)
		fprintf(out, "  %-10s %s\n", commands->name, commands->summary);
	fputs("\n\"sayso help COMMAND\" says more, with an example. \"sayso --version\" prints the "
	      "version.\n",
		out);
}

static void print_option(int option, const char *formats)
{
	const struct option_help *help = &option_help[option];
	char left[64];

	snprintf(left, sizeof left, "%s%c%s--%s%s%s", help->letter ? "-" : "  ",
		help->letter ? help->letter : ' ', help->letter ? ", " : " ", help->name,
		help->value ? " " : "", help->value ? help->value : "");
	printf("  %-24s %s", left, help->text);
	if (option == OPTION_FORMAT && formats)
		printf(": %s", formats);
	putchar('\n');
}

void help_command(const struct command *command)
{
	printf("usage: sayso %s%s%s%s\n\n%c%s.\n", command->name, command->options ? " [OPTION]..." : "",
		*command->arguments ? " " : "", command->arguments, command->summary[0] - 'a' + 'A',
		command->summary + 1);
	if (command->detail)
		printf("\n%s\n", command->detail);
	putchar('\n');
	for (int i = 0; i < OPTION_COUNT; i++)
		if (command->options & OPTION_BIT(i))
			print_option(i, command->formats);
	printf("\nExample:\n  %s\n", command->example);
}

int cmd_help(struct session *session, struct err *err)
{
	const struct command *command;

	if (!session->options.n_arguments) {
		help_list(session->commands, false);
		return EXIT_DONE;
	}
	command = command_find(session->commands, session->options.arguments[0]);
	if (!command)
		return err_set(err, ERR_USAGE, "there is no command \"%.80s\"; \"sayso help\" lists them",
			session->options.arguments[0]);
	help_command(command);
	return EXIT_DONE;
}
