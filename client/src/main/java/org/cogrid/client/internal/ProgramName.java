package org.cogrid.client.internal;

/** The name of this program at engines: its main class, unless another name was set. Thread-safe. */
public final class ProgramName {
    private static volatile String name = ofMainClass();

    private ProgramName() {}

    private static String ofMainClass() {
        String command = System.getProperty("sun.java.command", "").split(" ", 2)[0];
        return command.substring(command.lastIndexOf('/') + 1);
    }

    /** Returns the name, such as {@code demo.Main} or {@code norms.groovy}; empty if Java does not know it. */
    public static String text() {
        return name;
    }

    /** Sets the name of the program that this JVM runs for its user. Clients that connect later have it. */
    public static void set(String program) {
        name = program;
    }
}
