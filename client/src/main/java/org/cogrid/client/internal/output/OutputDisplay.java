package org.cogrid.client.internal.output;

import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import org.cogrid.client.OutputLine;
import org.cogrid.client.OutputLine.Stream;
import org.cogrid.config.Showing;

/**
 * Shows what tasks print on this program's own streams: standard output and standard error each on its own.
 * Thread-safe.
 */
public final class OutputDisplay {
    /** Shows nothing. */
    public static final OutputDisplay NONE = new OutputDisplay(false, () -> false);

    private final boolean on;
    private final BooleanSupplier severalSpeak;

    private OutputDisplay(boolean on, BooleanSupplier severalSpeak) {
        this.on = on;
        this.severalSpeak = severalSpeak;
    }

    /**
     * Makes the display of a client.
     *
     * @param severalSpeak true if lines are to name their engine
     */
    public static OutputDisplay of(Showing showing, BooleanSupplier severalSpeak) {
        return new OutputDisplay(showing.isWanted(StandardStream.OUT::isTerminal), severalSpeak);
    }

    /** True if anything is shown. */
    public boolean isOn() {
        return on;
    }

    /** Shows a line. Waits if the stream does. */
    void show(OutputLine line) {
        PrintStream to = line.stream() == Stream.ERR ? System.err : System.out;
        String text = severalSpeak.getAsBoolean() ? line.toString() : line.text();
        LastLine.ofProcess().above(() -> {
            to.println(text); // at once, to keep it whole
            to.flush();
        });
    }
}
