package org.cogrid.node.internal.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Passes each call on to the stream of the caller's task, or to the original stream. It delegates whole calls instead
 * of bytes, so that the original keeps its charset and a line stays in one piece.
 */
final class RoutedPrintStream extends PrintStream {
    private final boolean isErr;
    private final PrintStream original;

    RoutedPrintStream(boolean isErr, PrintStream original) {
        super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        this.isErr = isErr;
        this.original = original;
    }

    PrintStream original() {
        return original;
    }

    private PrintStream target() {
        return OutputRouter.target(isErr, original);
    }

    @Override
    public void flush() {
        target().flush();
    }

    /** Does nothing to the original: a task that closes standard output must not close it for others. */
    @Override
    public void close() {
        PrintStream target = target();
        target.flush();
        if (target == original) {
            original.close();
        }
    }

    @Override
    public boolean checkError() {
        return target().checkError();
    }

    @Override
    public void write(int b) {
        target().write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        target().write(bytes, offset, length);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        target().write(bytes);
    }

    @Override
    public void writeBytes(byte[] bytes) {
        target().writeBytes(bytes);
    }

    @Override
    public PrintStream printf(String format, @Nullable Object... arguments) {
        return format(format, arguments);
    }

    @Override
    public PrintStream printf(@Nullable Locale locale, String format, @Nullable Object... arguments) {
        return format(locale, format, arguments);
    }

    @Override
    public PrintStream format(String format, @Nullable Object... arguments) {
        target().format(format, arguments);
        return this;
    }

    @Override
    public PrintStream format(@Nullable Locale locale, String format, @Nullable Object... arguments) {
        target().format(locale, format, arguments);
        return this;
    }

    @Override
    public PrintStream append(@Nullable CharSequence text) {
        target().append(text);
        return this;
    }

    @Override
    public PrintStream append(@Nullable CharSequence text, int start, int end) {
        target().append(text, start, end);
        return this;
    }

    @Override
    public PrintStream append(char c) {
        target().append(c);
        return this;
    }

    @Override
    public void print(boolean x) {
        target().print(x);
    }

    @Override
    public void print(char x) {
        target().print(x);
    }

    @Override
    public void print(int x) {
        target().print(x);
    }

    @Override
    public void print(long x) {
        target().print(x);
    }

    @Override
    public void print(float x) {
        target().print(x);
    }

    @Override
    public void print(double x) {
        target().print(x);
    }

    @Override
    public void print(char[] x) {
        target().print(x);
    }

    @Override
    public void print(@Nullable String x) {
        target().print(x);
    }

    @Override
    public void print(@Nullable Object x) {
        target().print(x);
    }

    @Override
    public void println() {
        target().println();
    }

    @Override
    public void println(boolean x) {
        target().println(x);
    }

    @Override
    public void println(char x) {
        target().println(x);
    }

    @Override
    public void println(int x) {
        target().println(x);
    }

    @Override
    public void println(long x) {
        target().println(x);
    }

    @Override
    public void println(float x) {
        target().println(x);
    }

    @Override
    public void println(double x) {
        target().println(x);
    }

    @Override
    public void println(char[] x) {
        target().println(x);
    }

    @Override
    public void println(@Nullable String x) {
        target().println(x);
    }

    @Override
    public void println(@Nullable Object x) {
        target().println(x);
    }
}
