package org.cogrid.client.internal;

/** What engines and their users call this program: its main class, unless it is known by another name. Thread-safe. */
public final class ProgramName {
    private static volatile String name = ofMainClass();

    private ProgramName() {}

    private static String ofMainClass() {
        String command = System.getProperty("sun.java.command", "").split(" ", 2)[0];
        return command.substring(command.lastIndexOf('/') + 1);
    }

    /** The name, such as {@code demo.Main} or {@code norms.groovy}; empty where Java tells none. */
    public static String text() {
        return name;
    }

    /** Gives the name of what this program runs for its user; clients that connect from now on have it. */
    public static void set(String program) {
        name = program;
    }
}
