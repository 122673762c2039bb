package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** Sends signals to processes that tests have started. */
public final class Signals {
    private Signals() {}

    /** Makes a process stand still. */
    public static void stop(long pid) throws IOException, InterruptedException {
        send("STOP", pid);
    }

    /** Lets a process go on. */
    public static void goOn(long pid) throws IOException, InterruptedException {
        send("CONT", pid);
    }

    /** Ends a process at once, even one that stands still. */
    public static void kill(long pid) throws IOException, InterruptedException {
        send("KILL", pid);
    }

    /** Does what Ctrl-C does. */
    public static void interrupt(long pid) throws IOException, InterruptedException {
        send("INT", pid);
    }

    /** Sends the signal of that name. */
    static void send(String name, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .inheritIO()
                .start();
        assertThat(kill.waitFor()).isZero();
    }
}
