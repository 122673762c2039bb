package org.cogrid.client.internal.progress;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.function.Consumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.cogrid.client.Progress;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/** A bar with progress, rate and time left. Only this class knows the library; it is loaded when a bar is shown. */
final class Bar {
    private static final int UPDATE_MILLIS = 200;
    private static final int USUAL_WIDTH = 80;

    private final ProgressBar bar;

    private Bar(ProgressBar bar) {
        this.bar = bar;
    }

    /**
     * Makes a bar of the terminal's width, and has it drawn again and again. A total below zero is not known yet. The
     * library's thread, which the first bar starts, must not keep the classes of users' programs.
     */
    static Bar of(int total, Consumer<String> draw) {
        Thread self = Thread.currentThread();
        ClassLoader loader = self.getContextClassLoader();
        self.setContextClassLoader(Bar.class.getClassLoader());
        try {
            return new Bar(new ProgressBarBuilder()
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(UPDATE_MILLIS)
                    .continuousUpdate()
                    .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                    .setConsumer(new DelegatingProgressBarConsumer(draw, width()))
                    .build());
        } finally {
            self.setContextClassLoader(loader);
        }
    }

    /** Returns how much fits into a line: in the last column the cursor would move on to the next line. */
    private static int width() {
        int columns = new ExecTerminalProvider().systemStreamWidth(SystemStream.Error);
        return columns > 1 ? columns - 1 : USUAL_WIDTH - 1;
    }

    void show(Progress progress) {
        if (progress.total() >= 0) {
            bar.maxHint(progress.total());
        }
        if (progress.failed() > 0) {
            bar.setExtraMessage(progress.failed() + " failed");
        }
        bar.stepTo(progress.done());
    }

    /** Ends the drawing. Waits for the library's thread, and loses an interrupt meanwhile. */
    void close() {
        bar.close();
    }
}
