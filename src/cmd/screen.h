#ifndef CMD_SCREEN_H
#define CMD_SCREEN_H

/* Columns of the output: $COLUMNS, else the terminal's width, else 80; 100 where there is no terminal. */
int screen_width(void);

#endif
