#!/usr/bin/env python3
"""How long from a key to the screen that it draws, in the review of a large database.

usage: review.py SAYSO DATABASE [--size 100x30]

The program runs in a terminal of its own (a pty). A key is sent; the time to the last byte that it draws, before
nothing comes for 60 ms, is taken. Printed: for each kind of key the median and the worst of so many presses, beside the
limit of 30 ms, and the time to the first screen. The database is copied first: decisions are made in it.
"""
import fcntl, os, pty, select, shutil, statistics, struct, sys, tempfile, termios, time

QUIET = 0.06
LIMIT = 30


def read_until_quiet(fd, first=5.0):
    """Seconds from now to the last byte."""
    start = last = time.perf_counter()
    wait = first
    while select.select([fd], [], [], wait)[0]:
        if not os.read(fd, 65536):
            break
        last = time.perf_counter()
        wait = QUIET
    return last - start


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    columns, rows = (int(n) for n in (sys.argv[4] if "--size" in sys.argv else "100x30").split("x"))
    with tempfile.TemporaryDirectory() as folder:
        database = os.path.join(folder, "copy.db")
        shutil.copy(sys.argv[2], database)
        child, fd = pty.fork()
        if child == 0:
            os.environ["TERM"] = "xterm-256color"
            os.execv(sys.argv[1], [sys.argv[1], "review", "--db", database])
        fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        print(f"first screen           {1000 * read_until_quiet(fd, 30):8.1f} ms")
        for name, keys in (("down", "j" * 60), ("page down", "\x06" * 30), ("last, first", "Gg" * 10), ("accept", "a" * 30),
                           ("undo", "u" * 15), ("conflicts, claims", "21" * 5)):
            times = []
            for key in keys:
                os.write(fd, key.encode())
                times.append(1000 * read_until_quiet(fd))
            print(f"{name:22} {statistics.median(times):8.1f} ms  worst {max(times):8.1f} ms  limit {LIMIT} ms  {len(times)} times")
        os.write(fd, b"q")
        read_until_quiet(fd, 1)
        os.waitpid(child, 0)


main()
