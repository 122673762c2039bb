package org.cogrid.core.internal.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A program that keeps the lock of a connection file until its standard input ends. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] args) {
        new ConnectionFile(Path.of(args[0])).exclusively(() -> {
            System.out.println("locked");
            try {
                return System.in.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static Process start(ConnectionFile file) throws IOException {
        Process holder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        file.path().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!"locked".equals(holder.inputReader().readLine())) {
            throw new IllegalStateException("the lock's holder did not start");
        }
        return holder;
    }
}
