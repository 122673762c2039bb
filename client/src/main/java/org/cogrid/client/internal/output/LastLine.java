package org.cogrid.client.internal.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The last line of a terminal, which one drawer at a time draws again and again. Output that goes above it moves it
 * down, and does not mix with it. Thread-safe. No lock is held while others print, as a thread that waits here may hold
 * their streams.
 */
public final class LastLine {
    private static volatile LastLine ofProcess = new LastLine(
            new PrintStream(new FileOutputStream(FileDescriptor.err), true), StandardStream.ERR::isTerminal);

    private final PrintStream terminal;
    private final BooleanSupplier isTerminal;
    private volatile BooleanSupplier isFree = () -> true;
    /** Who draws; guarded by this. */
    private @Nullable Object drawer;
    /** What is drawn; guarded by this. */
    private String drawn = "";
    /** How many threads print above the line now; guarded by this. */
    private int printing;

    /**
     * Makes the last line of a stream.
     *
     * @param isTerminal false if nothing is to be drawn
     */
    public LastLine(PrintStream terminal, BooleanSupplier isTerminal) {
        this.terminal = terminal;
        this.isTerminal = isTerminal;
    }

    /** Returns the last line of the terminal that this process writes its errors to. */
    public static LastLine ofProcess() {
        return ofProcess;
    }

    /** Makes this the line of the process from now on, as {@code System.setErr} does with its stream. */
    public static void setOfProcess(LastLine line) {
        ofProcess = line;
    }

    /** True if the line is on a terminal. */
    public boolean isTerminal() {
        return isTerminal.getAsBoolean();
    }

    /** Draws only while a condition holds, as a prompt may need the line at other times. */
    public void onlyWhile(BooleanSupplier condition) {
        isFree = condition;
    }

    /** Makes the caller the one who draws. False if another one draws. */
    public synchronized boolean take(Object who) {
        if (drawer != null) {
            return false;
        }
        drawer = who;
        return true;
    }

    /** Draws a text, which must fit into a line. Has no effect while others print, and if another one draws. */
    public synchronized void draw(Object who, String text) {
        if (drawer == who && printing == 0 && isFree.getAsBoolean()) {
            write("\r" + text + " ".repeat(Math.max(0, drawn.length() - text.length())));
            drawn = text;
        }
    }

    /** Clears the line for good if the caller draws. */
    public synchronized void leave(Object who) {
        if (drawer == who) {
            clear();
            drawer = null;
        }
    }

    /** Prints whole lines, above this one if it is drawn. */
    public void above(Runnable print) {
        synchronized (this) {
            printing++;
            clear();
        }
        try {
            print.run();
        } finally {
            synchronized (this) {
                printing--;
            }
        }
    }

    private void clear() {
        if (!drawn.isEmpty()) {
            write("\r" + " ".repeat(drawn.length()) + "\r");
            drawn = "";
        }
    }

    private void write(String text) {
        terminal.print(text);
        terminal.flush();
    }
}
